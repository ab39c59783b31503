/** Signatures of game providers on results of rounds, and provably fair rounds. */
package io.croupier.signature;
