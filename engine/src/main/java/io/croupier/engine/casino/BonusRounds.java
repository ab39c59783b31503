package io.croupier.engine.casino;

import io.croupier.engine.store.StoreVisitor;

/**
 * The open rounds of each account in which bets stand that were made with a bonus, in the order of
 * their last bets: so the first is over first.
 *
 * <p>Owned by the engine thread.
 */
final class BonusRounds {
  private final int[] first;
  private final int[] last;
  private final int[] earlier;
  private final int[] later;

  BonusRounds(int rounds, int accounts) {
    first = new int[accounts + 1];
    last = new int[accounts + 1];
    earlier = new int[rounds + 1];
    later = new int[rounds + 1];
  }

  /** The one of an account whose last bet came first; 0: there is none. */
  int first(int account) {
    return first[account];
  }

  /** A bet has come for a round that is not among those of its account. */
  void add(int account, int round) {
    int before = last[account];
    earlier[round] = before;
    later[round] = 0;
    last[account] = round;
    if (before == 0) {
      first[account] = round;
    } else {
      later[before] = round;
    }
  }

  void remove(int account, int round) {
    int before = earlier[round];
    int behind = later[round];
    if (before == 0) {
      first[account] = behind;
    } else {
      later[before] = behind;
    }
    if (behind == 0) {
      last[account] = before;
    } else {
      earlier[behind] = before;
    }
  }

  /** Visits every field, of rounds those below an end. */
  void accept(StoreVisitor visitor, int end) {
    visitor.store("bonusRounds", true);
    visitor.ints("first", 1, first, 1, first.length);
    visitor.ints("last", 1, last, 1, last.length);
    visitor.ints("earlier", 1, earlier, 1, end);
    visitor.ints("later", 1, later, 1, end);
  }
}
