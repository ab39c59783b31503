package io.croupier.testkit.bonus;

import static io.croupier.testkit.bonus.BonusMessage.ACTIVATE;
import static io.croupier.testkit.bonus.BonusMessage.BET;
import static io.croupier.testkit.bonus.BonusMessage.CANCEL;
import static io.croupier.testkit.bonus.BonusMessage.CANCEL_BEFORE;
import static io.croupier.testkit.bonus.BonusMessage.CLOSE;
import static io.croupier.testkit.bonus.BonusMessage.END;
import static io.croupier.testkit.bonus.BonusMessage.EXCLUDE;
import static io.croupier.testkit.bonus.BonusMessage.FORFEIT;
import static io.croupier.testkit.bonus.BonusMessage.FREE_BET;
import static io.croupier.testkit.bonus.BonusMessage.GRANT;
import static io.croupier.testkit.bonus.BonusMessage.LATER;
import static io.croupier.testkit.bonus.BonusMessage.LOCK;
import static io.croupier.testkit.bonus.BonusMessage.LOST;
import static io.croupier.testkit.bonus.BonusMessage.MIDDLE_WIN;
import static io.croupier.testkit.bonus.BonusMessage.OTHER_BET;
import static io.croupier.testkit.bonus.BonusMessage.OTHER_FREE_BET;
import static io.croupier.testkit.bonus.BonusMessage.PLACE;
import static io.croupier.testkit.bonus.BonusMessage.PLACE_OTHER;
import static io.croupier.testkit.bonus.BonusMessage.ROLLBACK_OF_BET;
import static io.croupier.testkit.bonus.BonusMessage.ROLLBACK_OF_MIDDLE_WIN;
import static io.croupier.testkit.bonus.BonusMessage.ROLLBACK_OF_SMALL_WIN;
import static io.croupier.testkit.bonus.BonusMessage.ROLLBACK_OF_WIN;
import static io.croupier.testkit.bonus.BonusMessage.SMALL_WIN;
import static io.croupier.testkit.bonus.BonusMessage.UNLOCK;
import static io.croupier.testkit.bonus.BonusMessage.VOID;
import static io.croupier.testkit.bonus.BonusMessage.WIN;
import static io.croupier.testkit.bonus.BonusMessage.WITHDRAW;
import static io.croupier.testkit.bonus.BonusMessage.WON;
import static io.croupier.testkit.orders.Orders.LENGTH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.testkit.orders.Orders;
import io.croupier.testkit.refusal.Fixture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Engine and model in every order of the messages of one round, each as often as it likes, with a
 * bonus in each state and with none; and with what may happen to the bonus between any two.
 */
class BonusPermutationTest {
  private static final List<BonusMessage> OF_ROUND =
      List.of(BET, WIN, ROLLBACK_OF_BET, ROLLBACK_OF_WIN, END);
  private static final List<BonusMessage> BETWEEN =
      List.of(EXCLUDE, LATER, FORFEIT, CANCEL, OTHER_BET, WITHDRAW, CLOSE);

  private static final List<BonusMessage> OF_FREE_ROUND =
      List.of(FREE_BET, WIN, ROLLBACK_OF_BET, ROLLBACK_OF_WIN, END);
  private static final List<BonusMessage> BETWEEN_FREE =
      List.of(EXCLUDE, LATER, FORFEIT, CANCEL, BET, OTHER_FREE_BET, WITHDRAW, CLOSE);

  private static Orders<BonusMessage> orders(
      List<BonusMessage> messages, List<BonusMessage> between) {
    return new Orders<>(new BonusMessenger(), messages, between);
  }

  @ParameterizedTest
  @EnumSource
  void shouldAgreeInEveryOrderOfFiveMessagesOfARound(BonusStart start) {
    orders(OF_ROUND, BETWEEN).run("Round, " + start, start.fixture(), LENGTH);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CASHBACK", "PERIOD_OVER", "PAID_BACK"})
  void shouldAgreeInEveryOrderOfFiveMessagesOfAFreeRound(BonusStart start) {
    for (String kind : List.of("FREE_ROUNDS", "FREE_BET")) {
      String name = kind + ", " + start;
      orders(OF_FREE_ROUND, BETWEEN_FREE).run(name, start.fixture(kind), LENGTH);
    }
  }

  @Test
  void shouldPayForTheSameWinsOfFreeBetsTheSameInEveryOrder() {
    List<BonusMessage> wins =
        List.of(
            FREE_BET,
            WIN,
            ROLLBACK_OF_WIN,
            SMALL_WIN,
            ROLLBACK_OF_SMALL_WIN,
            MIDDLE_WIN,
            ROLLBACK_OF_MIDDLE_WIN,
            END);
    Map<String, List<Integer>> cash =
        Map.of(
            "FREE_ROUNDS", List.of(70, 130, 190, 250, 270, 270, 270, 270),
            "FREE_BET", List.of(70, 70, 100, 160, 270, 270, 270, 270));
    cash.forEach(
        (kind, all) -> {
          FreeWinMessenger messenger = new FreeWinMessenger();
          Orders<BonusMessage> orders = new Orders<>(messenger, wins, List.of());
          orders.run("Wins of " + kind, BonusStart.ACTIVE.fixture(kind), LENGTH + 1);
          List<Integer> paid =
              messenger.cashByWins().values().stream()
                  .map(money -> ((Long) money).intValue())
                  .sorted()
                  .toList();
          assertEquals(all, paid, messenger.cashByWins()::toString);
        });
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CASHBACK", "PERIOD_OVER", "PAID_BACK"})
  void shouldAgreeInEveryOrderOfFiveMessagesOfAFreeBetOfFixedOdds(BonusStart start) {
    Fixture fixture = start.fixture("FREE_BET");
    for (int market = 1; market <= 2; market++) {
      fixture.accepted("SetPrice", "marketId", market, "runner", 1, "price", 300);
    }
    List<BonusMessage> ofBet = List.of(PLACE, WON, LOST, VOID);
    List<BonusMessage> between = List.of(PLACE_OTHER, EXCLUDE, LATER, FORFEIT, CLOSE, FREE_BET);
    orders(ofBet, between).run("Fixed odds, " + start, fixture, LENGTH);
  }

  @ParameterizedTest
  @EnumSource
  void shouldAgreeInEveryOrderOfFiveMessagesOfABonus(BonusStart start) {
    List<BonusMessage> ofBonus = List.of(GRANT, ACTIVATE, FORFEIT, CANCEL, BET, END);
    List<BonusMessage> between = List.of(EXCLUDE, LATER, WITHDRAW, CLOSE, OTHER_BET);
    Orders<BonusMessage> orders = orders(ofBonus, between);
    orders.run("Bonus, " + start, start.fixture(), LENGTH);
    if (start == BonusStart.OFFERED) {
      Set<String> all = Set.of("OFFERED", "ACTIVE", "FORFEITED", "CANCELLED");
      assertTrue(orders.states().containsAll(all), orders.states()::toString);
      Set<String> reasons = Set.of("SELF_EXCLUDED", "INVALID_TRANSITION", "BONUS_WAGERING");
      assertTrue(orders.refusals().containsAll(reasons), orders.refusals()::toString);
    }
  }

  @Test
  void shouldAgreeInEveryOrderOfFiveMessagesOfAQueue() {
    List<BonusMessage> ofQueue = List.of(LOCK, UNLOCK, CANCEL_BEFORE, BET, END);
    List<BonusMessage> between = List.of(ACTIVATE, FORFEIT, LATER);
    orders(ofQueue, between).run("Queue", BonusStart.QUEUED.fixture(), LENGTH);
  }

  @Test
  void shouldAgreeInEveryOrderOfFiveMessagesWhereTimersWait() {
    List<BonusMessage> waiting = List.of(BET, WIN, LATER, ROLLBACK_OF_BET, ROLLBACK_OF_WIN);
    List<BonusMessage> between = List.of(OTHER_BET, ACTIVATE, FORFEIT, CANCEL, WITHDRAW, CLOSE);
    Orders<BonusMessage> orders = orders(waiting, between);
    orders.run("Waiting", BonusStart.BEHIND.fixture(), LENGTH);
    assertTrue(orders.refusals().contains("WORK_PENDING"), orders.refusals()::toString);
  }
}
