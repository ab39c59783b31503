package io.croupier.testkit.bonus;

import static io.croupier.testkit.bonus.BonusMessage.ACTIVATE;
import static io.croupier.testkit.bonus.BonusMessage.BET;
import static io.croupier.testkit.bonus.BonusMessage.CANCEL;
import static io.croupier.testkit.bonus.BonusMessage.CLOSE;
import static io.croupier.testkit.bonus.BonusMessage.END;
import static io.croupier.testkit.bonus.BonusMessage.EXCLUDE;
import static io.croupier.testkit.bonus.BonusMessage.FORFEIT;
import static io.croupier.testkit.bonus.BonusMessage.FREE_BET;
import static io.croupier.testkit.bonus.BonusMessage.LATER;
import static io.croupier.testkit.bonus.BonusMessage.LOST;
import static io.croupier.testkit.bonus.BonusMessage.OTHER_BET;
import static io.croupier.testkit.bonus.BonusMessage.OTHER_FREE_BET;
import static io.croupier.testkit.bonus.BonusMessage.PLACE;
import static io.croupier.testkit.bonus.BonusMessage.PLACE_OTHER;
import static io.croupier.testkit.bonus.BonusMessage.ROLLBACK_OF_BET;
import static io.croupier.testkit.bonus.BonusMessage.ROLLBACK_OF_WIN;
import static io.croupier.testkit.bonus.BonusMessage.VOID;
import static io.croupier.testkit.bonus.BonusMessage.WIN;
import static io.croupier.testkit.bonus.BonusMessage.WITHDRAW;
import static io.croupier.testkit.bonus.BonusMessage.WON;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.testkit.refusal.Fixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Engine and model in every order of the messages of one round, each as often as it likes, with a
 * bonus in each state and with none; and with what may happen to the bonus between any two.
 */
class BonusPermutationTest {
  private static final int LENGTH = Integer.getInteger("croupier.permutations", 5);
  private static final List<BonusMessage> OF_ROUND =
      List.of(BET, WIN, ROLLBACK_OF_BET, ROLLBACK_OF_WIN, END);
  private static final List<BonusMessage> BETWEEN =
      List.of(EXCLUDE, LATER, FORFEIT, CANCEL, OTHER_BET, WITHDRAW, CLOSE);

  private static final List<BonusMessage> OF_FREE_ROUND =
      List.of(FREE_BET, WIN, ROLLBACK_OF_BET, ROLLBACK_OF_WIN, END);
  private static final List<BonusMessage> BETWEEN_FREE =
      List.of(EXCLUDE, LATER, FORFEIT, CANCEL, BET, OTHER_FREE_BET, WITHDRAW, CLOSE);

  private final Set<String> refusals = new TreeSet<>();
  private final Set<String> states = new TreeSet<>();

  @ParameterizedTest
  @EnumSource
  void shouldAgreeInEveryOrderOfFiveMessagesOfARound(BonusStart start) {
    go(start.fixture(), OF_ROUND, List.of(), LENGTH, true);
  }

  @ParameterizedTest
  @EnumSource
  void shouldAgreeWhateverComesBetweenAnyTwo(BonusStart start) {
    go(start.fixture(), OF_ROUND, BETWEEN, LENGTH - 1, false);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CASHBACK", "PERIOD_OVER", "PAID_BACK"})
  void shouldAgreeInEveryOrderOfFiveMessagesOfAFreeRound(BonusStart start) {
    boolean thorough = start == BonusStart.ACTIVE;
    go(start.fixture("FREE_ROUNDS"), OF_FREE_ROUND, List.of(), LENGTH, thorough);
    go(start.fixture("FREE_BET"), OF_FREE_ROUND, List.of(), LENGTH, thorough);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CASHBACK", "PERIOD_OVER", "PAID_BACK"})
  void shouldAgreeWhateverComesBetweenAnyTwoOfAFreeRound(BonusStart start) {
    go(start.fixture("FREE_ROUNDS"), OF_FREE_ROUND, BETWEEN_FREE, LENGTH - 1, false);
    go(start.fixture("FREE_BET"), OF_FREE_ROUND, BETWEEN_FREE, LENGTH - 1, false);
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
    go(fixture, ofBet, between, LENGTH, false);
  }

  @Test
  void shouldAgreeInEveryOrderOfFiveMessagesOfABonus() {
    List<BonusMessage> ofBonus =
        List.of(ACTIVATE, FORFEIT, CANCEL, LATER, EXCLUDE, BET, END, WITHDRAW);
    go(BonusStart.OFFERED.fixture(), ofBonus, List.of(), LENGTH, false);
    go(BonusStart.QUEUED.fixture(), ofBonus, List.of(), LENGTH, false);
    Set<String> all = Set.of("ACTIVE", "FORFEITED", "CANCELLED", "QUEUED");
    assertTrue(states.containsAll(all), states::toString);
    Set<String> reasons = Set.of("SELF_EXCLUDED", "INVALID_TRANSITION", "BONUS_WAGERING");
    assertTrue(refusals.containsAll(reasons), refusals::toString);
  }

  /**
   * All ways of up to so many messages.
   *
   * @param between of which one may come once, anywhere
   * @param thorough whether what changed nothing is followed further, though the state is the same
   */
  private void go(
      Fixture from,
      List<BonusMessage> messages,
      List<BonusMessage> between,
      int left,
      boolean thorough) {
    go(from, messages, between, new ArrayList<>(), left, thorough);
  }

  private void go(
      Fixture from,
      List<BonusMessage> messages,
      List<BonusMessage> between,
      List<BonusMessage> path,
      int left,
      boolean thorough) {
    if (left == 0) {
      return;
    }
    for (BonusMessage message : messages) {
      step(from, messages, between, path, message, left - 1, thorough);
    }
    for (BonusMessage message : between) {
      step(from, messages, List.of(), path, message, left - 1, thorough);
    }
  }

  private void step(
      Fixture from,
      List<BonusMessage> messages,
      List<BonusMessage> between,
      List<BonusMessage> path,
      BonusMessage message,
      int left,
      boolean thorough) {
    path.add(message);
    Fixture fixture = new Fixture(from);
    long before = fixture.engine().effectHash();
    boolean changed;
    try {
      Map<String, Object> answer = message.send(fixture);
      if (answer.get("outcome").equals("Refused")) {
        refusals.add((String) answer.get("reason"));
      } else if (answer.get("outcome").equals("BonusChanged")) {
        states.add((String) answer.get("state"));
      }
      changed = fixture.engine().effectHash() != before;
      if (changed) {
        ask(fixture);
        fixture.engine().checkInvariants();
      }
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(path + ": " + e, e);
    }
    if (thorough || changed) {
      go(fixture, messages, between, path, left, thorough);
    }
    path.remove(path.size() - 1);
  }

  private static void ask(Fixture fixture) {
    ask(fixture, "QueryWallet", "accountId", "alice", "currency", "GBP");
    ask(fixture, "QueryBonus", "bonusId", "bonus");
    ask(
        fixture,
        "QueryRound",
        "accountId",
        "alice",
        "providerId",
        1,
        "roundId",
        BonusMessage.id(9));
    for (int id = 1; id <= 4; id++) {
      ask(
          fixture,
          "QueryTransaction",
          "transactionId",
          BonusMessage.id(id),
          "providerId",
          1,
          "kind",
          "ROUND_DEBIT");
    }
  }

  private static void ask(Fixture fixture, String query, Object... fields) {
    fixture.ask(fixture.command(query, fields));
  }
}
