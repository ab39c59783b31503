package io.croupier.testkit.casino;

import static io.croupier.testkit.casino.RoundMessage.BET;
import static io.croupier.testkit.casino.RoundMessage.BET_AND_WIN;
import static io.croupier.testkit.casino.RoundMessage.END;
import static io.croupier.testkit.casino.RoundMessage.JACKPOT;
import static io.croupier.testkit.casino.RoundMessage.LAST_WIN;
import static io.croupier.testkit.casino.RoundMessage.LATER;
import static io.croupier.testkit.casino.RoundMessage.LIST;
import static io.croupier.testkit.casino.RoundMessage.LOCK;
import static io.croupier.testkit.casino.RoundMessage.ROLL_BET_BACK;
import static io.croupier.testkit.casino.RoundMessage.ROLL_JACKPOT_BACK;
import static io.croupier.testkit.casino.RoundMessage.ROLL_WIN_BACK;
import static io.croupier.testkit.casino.RoundMessage.SECOND_BET;
import static io.croupier.testkit.casino.RoundMessage.WIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Engine and model in every order of the messages of one round, with repetitions. */
class RoundPermutationTest {
  private static final int LENGTH = Integer.getInteger("croupier.permutations", 5);
  private static final List<RoundMessage> NONE = List.of();
  private static final List<RoundMessage> OF_ROUND =
      List.of(BET, WIN, ROLL_BET_BACK, ROLL_WIN_BACK, END);

  @Test
  void shouldAgreeInEveryOrderOfFiveMessages() {
    RoundPermutations late = new RoundPermutations(OF_ROUND, NONE);
    late.run(RoundPermutations.start(false), LENGTH);
    Set<String> refusals =
        Set.of(
            "ALREADY_ROLLED_BACK",
            "ALREADY_SETTLED",
            "INSUFFICIENT_FUNDS",
            "NO_CHANGE",
            "ROUND_CLOSED",
            "TRANSACTION_NOT_FOUND",
            "UNKNOWN_ROUND");
    assertTrue(refusals.containsAll(late.refusals()), late.refusals()::toString);
    assertEquals(Set.of("OPEN", "CLOSED"), late.states());
  }

  @Test
  void shouldAgreeWhereWinsMayOvertakeTheirBets() {
    RoundPermutations early = new RoundPermutations(OF_ROUND, NONE);
    early.run(RoundPermutations.start(true), LENGTH);
    assertTrue(!early.refusals().contains("TRANSACTION_NOT_FOUND"), early.refusals()::toString);
    List<RoundMessage> more = List.of(BET, SECOND_BET, WIN, LAST_WIN, ROLL_BET_BACK, ROLL_WIN_BACK);
    new RoundPermutations(more, NONE).run(RoundPermutations.start(true), LENGTH - 1);
  }

  @Test
  void shouldAgreeWhenTheTimeOfTheRoundEndsBetweenAnyTwo() {
    RoundPermutations ending = new RoundPermutations(OF_ROUND, List.of(LATER, LOCK));
    ending.run(RoundPermutations.start(false), LENGTH - 1);
    ending.run(RoundPermutations.start(true), LENGTH - 1);
    assertTrue(ending.refusals().contains("ACCOUNT_LOCKED"), ending.refusals()::toString);
  }

  @Test
  void shouldAgreeInEveryOrderWithListsAndAwards() {
    List<RoundMessage> all =
        List.of(
            BET,
            SECOND_BET,
            WIN,
            ROLL_BET_BACK,
            ROLL_WIN_BACK,
            END,
            BET_AND_WIN,
            LIST,
            JACKPOT,
            ROLL_JACKPOT_BACK,
            LATER);
    RoundPermutations lists = new RoundPermutations(all, NONE);
    lists.run(RoundPermutations.start(false), LENGTH - 2);
    lists.run(RoundPermutations.start(true), LENGTH - 2);
    assertTrue(lists.refusals().contains("TRANSACTION_MISMATCH"), lists.refusals()::toString);
    assertTrue(lists.refusals().contains("ALREADY_ROLLED_BACK"), lists.refusals()::toString);
  }
}
