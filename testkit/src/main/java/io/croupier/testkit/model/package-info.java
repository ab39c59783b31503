/**
 * A second, naive implementation of the rules: plain collections and {@code BigInteger}, written
 * from {@code docs/rules.md} and from nothing else. Slow and easy to read; what it predicts is
 * compared with what the engine does.
 */
package io.croupier.testkit.model;
