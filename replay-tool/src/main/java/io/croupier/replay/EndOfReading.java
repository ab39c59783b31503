package io.croupier.replay;

/** Thrown by a handler of frames that has seen enough: nothing is wrong. */
final class EndOfReading extends RuntimeException {
  static final EndOfReading INSTANCE = new EndOfReading();
  private static final long serialVersionUID = 1L;

  private EndOfReading() {
    super(null, null, false, false);
  }
}
