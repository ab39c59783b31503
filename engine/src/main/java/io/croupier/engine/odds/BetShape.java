package io.croupier.engine.odds;

import io.croupier.protocol.BetKind;

/** Which lines a bet has: all sets of its selections of the sizes from {@link #least} to most. */
final class BetShape {
  /** The greatest number of selections. */
  static final int MOST_LEGS = 20;

  private BetShape() {}

  /** Whether a bet of this kind can have so many selections. */
  static boolean fits(BetKind kind, int legs) {
    return switch (kind) {
      case SINGLE -> legs == 1;
      case ACCUMULATOR, COMBINATION -> legs >= 2 && legs <= MOST_LEGS;
      case TRIXIE, PATENT -> legs == 3;
      case YANKEE, LUCKY_15 -> legs == 4;
      case CANADIAN, LUCKY_31 -> legs == 5;
      case HEINZ, LUCKY_63 -> legs == 6;
      case SUPER_HEINZ -> legs == 7;
      case GOLIATH -> legs == 8;
      default -> false;
    };
  }

  /** The fewest selections of a line. */
  static int least(BetKind kind, int legs, int combination) {
    return switch (kind) {
      case SINGLE, PATENT, LUCKY_15, LUCKY_31, LUCKY_63 -> 1;
      case ACCUMULATOR -> legs;
      case COMBINATION -> combination;
      default -> 2;
    };
  }

  /** The most selections of a line. */
  static int most(BetKind kind, int legs, int combination) {
    return kind == BetKind.COMBINATION ? combination : legs;
  }

  /** Whether its lines have several sizes, by its name. */
  static boolean isNamedSystem(BetKind kind) {
    return switch (kind) {
      case TRIXIE,
          PATENT,
          YANKEE,
          LUCKY_15,
          CANADIAN,
          LUCKY_31,
          HEINZ,
          LUCKY_63,
          SUPER_HEINZ,
          GOLIATH ->
          true;
      default -> false;
    };
  }

  /** The selections of a named system with singles; 0 for any other kind. */
  static int legsWithSingles(BetKind kind) {
    return switch (kind) {
      case PATENT -> 3;
      case LUCKY_15 -> 4;
      case LUCKY_31 -> 5;
      case LUCKY_63 -> 6;
      default -> 0;
    };
  }

  /** The number of lines. */
  static int lines(BetKind kind, int legs, int combination) {
    int lines = 0;
    int sets = 1;
    for (int size = 1; size <= most(kind, legs, combination); size++) {
      sets = sets * (legs - size + 1) / size;
      lines += size >= least(kind, legs, combination) ? sets : 0;
    }
    return lines;
  }
}
