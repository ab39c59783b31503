/** One journal, run in as many ways as this machine has; all must come to the same. */
package io.croupier.demo.determinism;
