package io.croupier.replay;

/** What the process ends with. */
final class ExitCodes {
  static final int SOUND = 0;
  static final int FOUND = 1;
  static final int USAGE = 2;
  static final int DEFECT = 3;

  private ExitCodes() {}
}
