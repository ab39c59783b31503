package io.croupier.testkit.payment;

import io.croupier.testkit.refusal.Fixture;
import java.util.List;
import java.util.Map;

/** Two accounts with money in two currencies, and a session of the first. */
final class Start {
  /** How long requests wait. */
  static final long PERIOD = 10_000_000_000L;

  static final long DAY = 86_400_000_000_000L;

  /** The id that the first deposit requested, and the first withdrawal, are given. */
  static final int FIRST = 1 << 24 | 1;

  private Start() {}

  static Fixture with(Message... first) {
    Fixture fixture = new Fixture();
    fixture.accepted(
        "Genesis",
        "gatewayId",
        0,
        "currencies",
        List.of(currency("GBP"), currency("EUR")),
        "customLadder",
        List.of(Map.of("upper", 110L, "step", 1L)),
        "accounts",
        2,
        "wallets",
        4,
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
        "sessions",
        1,
        "deposits",
        2,
        "withdrawals",
        2,
        "rounds",
        1,
        "providers",
        1,
        "paymentProviders",
        3,
        "transactions",
        12,
        "gateways",
        1,
        "commandWindow",
        32,
        "approvals",
        1,
        "limits",
        2,
        "matchesPerCommand",
        2,
        "workPerCommand",
        2,
        "outcomesPerCommand",
        160,
        "depositPeriodSeconds",
        10,
        "withdrawalPeriodSeconds",
        10,
        "largeDeposit",
        100,
        "largeWithdrawal",
        100);
    for (String account : new String[] {"alice", "bob"}) {
      fixture.made(account, "OpenAccount", "currency", "GBP");
      fixture.accepted("OpenWallet", "accountId", account, "currency", "EUR");
      for (String currency : new String[] {"GBP", "EUR"}) {
        fixture.accepted("Deposit", "accountId", account, "currency", currency, "amount", 100);
      }
    }
    Object end = Fixture.BEGIN + PERIOD;
    fixture.made("session", "OpenSession", "accountId", "alice", "expiresAt", end);
    for (Message message : first) {
      message.send(fixture);
    }
    return fixture;
  }

  private static Map<String, Object> currency(String code) {
    return Map.of("currency", code, "decimals", 2L);
  }
}
