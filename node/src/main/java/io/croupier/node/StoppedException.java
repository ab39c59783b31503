package io.croupier.node;

/** Ends the reading of a follower that is to leave off: nothing is wrong. */
final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
