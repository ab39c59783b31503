package io.croupier.testkit.casino;

import io.croupier.testkit.orders.Orders;
import io.croupier.testkit.refusal.Fixture;
import java.util.List;
import java.util.Map;

/** Sends messages of a round. */
final class RoundMessenger implements Orders.Messenger<RoundMessage> {
  private static final int DEPOSITS = 3;

  /** One account with money, and a game provider. */
  static Fixture start(boolean earlyWins) {
    return start(earlyWins, 2);
  }

  /** As that, but each command fires one timer, and those of some deposits come first. */
  static Fixture behind(boolean earlyWins) {
    Fixture fixture = start(earlyWins, 1);
    for (int i = 0; i < DEPOSITS; i++) {
      fixture.accepted("RequestDeposit", "accountId", "alice", "currency", "GBP", "amount", 1);
    }
    return fixture;
  }

  private static Fixture start(boolean earlyWins, int workPerCommand) {
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
        "commitments",
        1,
        "approvals",
        1,
        "paymentProviders",
        1,
        "matchesPerCommand",
        2,
        "workPerCommand",
        workPerCommand,
        "deposits",
        DEPOSITS,
        "depositPeriodSeconds",
        1,
        "outcomesPerCommand",
        160,
        "customLadder",
        List.of(Map.of("upper", 110L, "step", 1L)),
        "roundPeriodSeconds",
        RoundMessage.PERIOD / 1_000_000_000L,
        "revealPeriodSeconds",
        RoundMessage.REVEAL_PERIOD / 1_000_000_000L);
    fixture.accepted("RegisterProvider", "providerId", 1, "earlyWins", earlyWins);
    fixture.made("alice", "OpenAccount", "currency", "GBP");
    fixture.accepted("Deposit", "accountId", "alice", "currency", "GBP", "amount", 20);
    return fixture;
  }

  @Override
  public Map<String, Object> send(Fixture fixture, RoundMessage message) {
    return message.send(fixture);
  }

  @Override
  public void ask(Fixture fixture) {
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
}
