package io.croupier.testkit.interleaving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Engine and model in every sequence of a few commands; the README says how to run longer ones. */
class InterleavingTest {
  private static final int LENGTH = Integer.getInteger("croupier.interleavings", 3);
  private static final int SAMPLE = 200;
  private static final long SEED = 1;

  /** Moves that no open work refuses; of a withdrawn runner without bets there is none. */
  private static final Set<Move> NEVER_IN_THE_WAY_OF =
      EnumSet.of(
          Move.ADVANCE,
          Move.LOCK,
          Move.HALT,
          Move.GO_ON,
          Move.STAKE,
          Move.STAKE_MORE,
          Move.WIN,
          Move.UNDO,
          Move.UNDO_WIN,
          Move.END_ROUND,
          Move.STOP_HOUSE,
          Move.STAKES,
          Move.LOWER,
          Move.NO_STAKES,
          Move.LOSSES,
          Move.DEBIT,
          Move.PRICE,
          Move.BET,
          Move.LUCKY,
          Move.CASH_OUT,
          Move.CASH_OUT_REST,
          Move.WITHDRAW_1,
          Move.CLOSE_ACCOUNT,
          Move.RENEW,
          Move.FAIL_LOGIN,
          Move.EXCLUDE,
          Move.TIME_OUT,
          Move.LIFT,
          Move.UNLOCK,
          Move.PAY_IN,
          Move.REQUEST,
          Move.APPROVE,
          Move.PAY_OUT,
          Move.FAIL_PAYOUT,
          Move.DAY);

  @Test
  void shouldAgreeWithTheModelInEveryOrder() {
    Set<String> neverMet = Interleavings.meetings();
    for (Setting setting : Setting.values()) {
      neverMet.removeAll(met(setting));
    }
    Set<String> impossible =
        new TreeSet<>(Set.of("ADVANCE refused", "DAY refused", "UNDO_WIN refused"));
    NEVER_IN_THE_WAY_OF.forEach(move -> impossible.add(move + " refused for open work"));
    assertEquals(impossible, neverMet);
  }

  /** All sequences up to the length, with the moves that come first, and some longer ones. */
  private static Set<String> met(Setting setting) {
    Interleavings interleavings = new Interleavings(setting);
    int longest = setting.first().isEmpty() ? LENGTH : LENGTH - 1;
    for (int length = 1; length <= longest; length++) {
      interleavings.runAll(length);
    }
    interleavings.runSome(longest + 1, SAMPLE, SEED);
    return interleavings.met();
  }
}
