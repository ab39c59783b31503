package io.croupier.testkit.refusal;

import java.util.List;
import java.util.Map;

/** Bonuses in every state, of accounts that may take them and of those that may not. */
final class UsualBonuses {
  private static final long MOST = (1L << 53) - 1;

  private final UsualWorld world;

  UsualBonuses(UsualWorld world) {
    this.world = world;
  }

  /** Makes them, before anybody is blocked. */
  void make() {
    define(1, "GBP", 1_000);
    define(2, "USD", 1_000);
    define(3, "EUR", MOST);
    world.accepted(
        "DefineBonus",
        "definitionId",
        4,
        "bonusKind",
        "DEPOSIT_MATCH",
        "currency",
        "GBP",
        "percentBasisPoints",
        10_000,
        "maxBonus",
        MOST,
        "multiplier",
        100_000);
    for (String account : new String[] {"alice", "locked", "closing", "excluded", "timedOut"}) {
      grant("offer of " + account, account, 1);
    }
    grant("cancelled", "alice", 1);
    world.accepted("CancelBonus", "bonusId", "cancelled");
    world.made("lucky", "OpenAccount", "currency", "GBP");
    grant("active", "lucky", 1);
    world.accepted("ActivateBonus", "accountId", "lucky", "bonusId", "active");
    world.made("spoilt", "OpenAccount", "currency", "EUR");
    grant("costly", "spoilt", 3);
    world.accepted("ActivateBonus", "accountId", "spoilt", "bonusId", "costly");
    grant("too costly", "alice", 3);
  }

  private void define(int id, String currency, long amount) {
    world.accepted("DefineBonus", definition(id, currency, amount));
  }

  /** Bets of at most 500; games of category 4 are excluded. */
  static Object[] definition(int id, String currency, long amount) {
    return new Object[] {
      "definitionId",
      id,
      "bonusKind",
      "FREE_MONEY",
      "currency",
      currency,
      "amount",
      amount,
      "multiplier",
      100,
      "maxBet",
      500,
      "weights",
      List.of(Map.of("category", 4L, "weight", 0L))
    };
  }

  /** A tenth of what is lost in an hour. */
  static Object[] cashback(int id) {
    return new Object[] {
      "definitionId",
      id,
      "bonusKind",
      "CASHBACK",
      "currency",
      "GBP",
      "percentBasisPoints",
      1_000,
      "maxBonus",
      500,
      "secondsToUse",
      3_600
    };
  }

  private void grant(String name, String account, int definition) {
    world.made(name, "GrantBonus", "accountId", account, "definitionId", definition);
  }
}
