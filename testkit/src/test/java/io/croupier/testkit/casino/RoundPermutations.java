package io.croupier.testkit.casino;

import io.croupier.testkit.refusal.Fixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Messages of a round in every order, each as often as it likes: engine and model agree. */
final class RoundPermutations {
  private final List<RoundMessage> messages;
  private final List<RoundMessage> between;
  private final Set<String> refusals = new TreeSet<>();
  private final Set<String> states = new TreeSet<>();

  /**
   * Walks through orders of messages.
   *
   * @param between of these one may come between any two messages
   */
  RoundPermutations(List<RoundMessage> messages, List<RoundMessage> between) {
    this.messages = messages;
    this.between = between;
  }

  /** One account with money, and a game provider. */
  static Fixture start(boolean earlyWins) {
    Fixture fixture = new Fixture();
    fixture.accepted(
        "Genesis",
        "gatewayId",
        0,
        "accounts",
        2,
        "wallets",
        2,
        "markets",
        1,
        "runners",
        2,
        "orders",
        2,
        "bets",
        1,
        "selections",
        1,
        "rounds",
        2,
        "providers",
        1,
        "transactions",
        8,
        "gateways",
        1,
        "commandWindow",
        32,
        "limits",
        1,
        "games",
        1,
        "approvals",
        1,
        "paymentProviders",
        1,
        "matchesPerCommand",
        2,
        "workPerCommand",
        2,
        "outcomesPerCommand",
        160,
        "customLadder",
        List.of(Map.of("upper", 110L, "step", 1L)),
        "roundPeriodSeconds",
        RoundMessage.PERIOD / 1_000_000_000L);
    fixture.accepted("RegisterProvider", "providerId", 1, "earlyWins", earlyWins);
    fixture.made("alice", "OpenAccount", "currency", "GBP");
    fixture.accepted("Deposit", "accountId", "alice", "currency", "GBP", "amount", 20);
    return fixture;
  }

  /** All orders of up to so many messages. */
  void run(Fixture start, int length) {
    go(start, new ArrayList<>(), length, !between.isEmpty());
  }

  private void go(Fixture from, List<RoundMessage> path, int left, boolean mayComeBetween) {
    if (left == 0) {
      return;
    }
    messages.forEach(message -> step(from, message, path, left - 1, mayComeBetween));
    if (mayComeBetween) {
      between.forEach(message -> step(from, message, path, left - 1, false));
    }
  }

  private void step(
      Fixture from,
      RoundMessage message,
      List<RoundMessage> path,
      int left,
      boolean mayComeBetween) {
    path.add(message);
    Fixture fixture = new Fixture(from);
    try {
      meet(message.send(fixture));
      ask(fixture);
      fixture.engine().checkInvariants();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(path + ": " + e, e);
    }
    go(fixture, path, left, mayComeBetween);
    path.remove(path.size() - 1);
  }

  private void meet(Map<String, Object> answer) {
    if (answer.get("outcome").equals("Refused")) {
      refusals.add((String) answer.get("reason"));
    } else if (answer.get("roundState") instanceof String state) {
      states.add(state);
    }
  }

  private static void ask(Fixture fixture) {
    ask(fixture, "QueryWallet", "accountId", "alice", "currency", "GBP");
    ask(
        fixture,
        "QueryRound",
        "accountId",
        "alice",
        "providerId",
        1,
        "roundId",
        RoundMessage.id(9));
    for (int id : new int[] {1, 3}) {
      ask(
          fixture,
          "QueryTransaction",
          "transactionId",
          RoundMessage.id(id),
          "providerId",
          1,
          "kind",
          "ROUND_DEBIT");
    }
  }

  private static void ask(Fixture fixture, String query, Object... fields) {
    fixture.ask(fixture.command(query, fields));
  }

  /** What messages were refused for. */
  Set<String> refusals() {
    return refusals;
  }

  /** How rounds were answered to stand. */
  Set<String> states() {
    return states;
  }
}
