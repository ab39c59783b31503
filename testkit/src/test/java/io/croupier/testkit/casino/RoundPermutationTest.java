package io.croupier.testkit.casino;

import static io.croupier.testkit.casino.RoundMessage.BET;
import static io.croupier.testkit.casino.RoundMessage.BET_AND_WIN;
import static io.croupier.testkit.casino.RoundMessage.COMMIT;
import static io.croupier.testkit.casino.RoundMessage.COMMIT_ANOTHER;
import static io.croupier.testkit.casino.RoundMessage.COMMIT_TO_OTHER;
import static io.croupier.testkit.casino.RoundMessage.END;
import static io.croupier.testkit.casino.RoundMessage.EXCLUDE;
import static io.croupier.testkit.casino.RoundMessage.FAIR_BET;
import static io.croupier.testkit.casino.RoundMessage.JACKPOT;
import static io.croupier.testkit.casino.RoundMessage.LAST_WIN;
import static io.croupier.testkit.casino.RoundMessage.LATER;
import static io.croupier.testkit.casino.RoundMessage.LIST;
import static io.croupier.testkit.casino.RoundMessage.LIST_WITH_END;
import static io.croupier.testkit.casino.RoundMessage.LOCK;
import static io.croupier.testkit.casino.RoundMessage.REVEAL;
import static io.croupier.testkit.casino.RoundMessage.ROLL_BET_BACK;
import static io.croupier.testkit.casino.RoundMessage.ROLL_JACKPOT_BACK;
import static io.croupier.testkit.casino.RoundMessage.ROLL_LAST_WIN_BACK;
import static io.croupier.testkit.casino.RoundMessage.ROLL_SECOND_BET_BACK;
import static io.croupier.testkit.casino.RoundMessage.ROLL_WIN_BACK;
import static io.croupier.testkit.casino.RoundMessage.SECOND_BET;
import static io.croupier.testkit.casino.RoundMessage.SOON;
import static io.croupier.testkit.casino.RoundMessage.WIN;
import static io.croupier.testkit.orders.Orders.LENGTH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.testkit.orders.Orders;
import io.croupier.testkit.refusal.Fixture;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Engine and model in every order of the messages of one round, with repetitions. */
class RoundPermutationTest {
  private static final List<RoundMessage> NONE = List.of();
  private static final List<RoundMessage> OF_ROUND =
      List.of(BET, WIN, ROLL_BET_BACK, ROLL_WIN_BACK, END);

  private final Fixture late = RoundMessenger.start(false);
  private final Fixture early = RoundMessenger.start(true);

  private static Orders<RoundMessage> orders(
      List<RoundMessage> messages, List<RoundMessage> between) {
    return new Orders<>(new RoundMessenger(), messages, between);
  }

  @Test
  void shouldAgreeInEveryOrderOfFiveMessages() {
    Orders<RoundMessage> orders = orders(OF_ROUND, NONE);
    orders.run("Round", late, LENGTH);
    Set<String> refusals =
        Set.of(
            "ALREADY_ROLLED_BACK",
            "ALREADY_SETTLED",
            "INSUFFICIENT_FUNDS",
            "NO_CHANGE",
            "ROUND_CLOSED",
            "TRANSACTION_NOT_FOUND",
            "UNKNOWN_ROUND");
    assertTrue(refusals.containsAll(orders.refusals()), orders.refusals()::toString);
    assertEquals(Set.of("OPEN", "CLOSED"), orders.states());
  }

  @Test
  void shouldAgreeWhereWinsMayOvertakeTheirBets() {
    Orders<RoundMessage> orders = orders(OF_ROUND, NONE);
    orders.run("Round with early wins", early, LENGTH);
    assertTrue(!orders.refusals().contains("TRANSACTION_NOT_FOUND"), orders.refusals()::toString);
    List<RoundMessage> more = List.of(BET, SECOND_BET, WIN, LAST_WIN, ROLL_BET_BACK, ROLL_WIN_BACK);
    orders(more, NONE).run("Round with early last wins", early, LENGTH);
  }

  @Test
  void shouldAgreeOnWhatEndsARound() {
    List<RoundMessage> ends =
        List.of(BET, SECOND_BET, WIN, LAST_WIN, ROLL_SECOND_BET_BACK, ROLL_LAST_WIN_BACK, LATER);
    orders(ends, NONE).run("Ends of a round", late, LENGTH);
    orders(ends, NONE).run("Ends of a round with early wins", early, LENGTH);
  }

  @Test
  void shouldAgreeWhereCommitmentsGiveWay() {
    List<RoundMessage> bets = List.of(COMMIT, COMMIT_ANOTHER, FAIR_BET, BET, LIST, SOON);
    orders(bets, NONE).run("Fair round", late, LENGTH);
    List<RoundMessage> wins = List.of(COMMIT, COMMIT_ANOTHER, WIN, FAIR_BET, BET, SOON);
    orders(wins, NONE).run("Fair round with early wins", early, LENGTH);
  }

  @Test
  void shouldAgreeWhereTheEndOfACommitmentWaits() {
    List<RoundMessage> bets = List.of(COMMIT, COMMIT_TO_OTHER, FAIR_BET, BET, END, REVEAL, SOON);
    Orders<RoundMessage> ofBets = orders(bets, NONE);
    ofBets.run("Late fair round", RoundMessenger.behind(false), LENGTH);
    assertTrue(ofBets.refusals().contains("INVALID_TRANSITION"), ofBets.refusals()::toString);
    List<RoundMessage> wins = List.of(COMMIT, COMMIT_TO_OTHER, WIN, FAIR_BET, BET, LIST, SOON);
    orders(wins, NONE).run("Late fair round, early wins", RoundMessenger.behind(true), LENGTH);
  }

  @Test
  void shouldAgreeWhateverComesBetweenAnyTwo() {
    Orders<RoundMessage> orders = orders(OF_ROUND, List.of(LATER, LOCK, EXCLUDE));
    orders.run("Round and what comes between", late, LENGTH);
    orders.run("Round with early wins and what comes between", early, LENGTH);
    Set<String> blocks = Set.of("ACCOUNT_LOCKED", "SELF_EXCLUDED");
    assertTrue(orders.refusals().containsAll(blocks), orders.refusals()::toString);
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
            LIST_WITH_END,
            JACKPOT,
            ROLL_JACKPOT_BACK,
            LATER);
    int length = Orders.areAllWanted() ? LENGTH - 1 : LENGTH - 2;
    Orders<RoundMessage> lists = orders(all, NONE);
    lists.run("Lists and awards", late, length);
    lists.run("Lists and awards with early wins", early, length);
    assertTrue(lists.refusals().contains("TRANSACTION_MISMATCH"), lists.refusals()::toString);
    assertTrue(lists.refusals().contains("ALREADY_ROLLED_BACK"), lists.refusals()::toString);
  }
}
