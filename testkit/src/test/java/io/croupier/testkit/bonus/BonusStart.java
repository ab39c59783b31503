package io.croupier.testkit.bonus;

import io.croupier.testkit.refusal.Fixture;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An account with 70 in cash, and a bonus of 50 in one of its states, or none; or with 200 and a
 * cashback.
 */
enum BonusStart {
  CASH_ONLY,
  OFFERED,
  QUEUED,
  ACTIVE,
  /** The next bet of 100 takes all that is left of the requirement. */
  NEARLY_COMPLETED,
  /** As that, but each command fires one timer, and those of two offers come first. */
  BEHIND,
  COMPLETED,
  EXPIRED,
  FORFEITED,
  CANCELLED,
  CASHBACK,
  /** The bet that may come was made in the period, which is over, and can be rolled back. */
  PERIOD_OVER,
  PAID_BACK;

  static final long TIME_TO_USE = 60_000_000_000L;

  private static final int LARGE = 9;
  private static final int SMALL = 1;
  private static final int SHARE = 5;
  private static final int OFFER = 4;

  /** Everything up to the first message, with a bonus that is to be staked. */
  Fixture fixture() {
    return fixture("FREE_MONEY");
  }

  /** Everything up to the first message, with a bonus of this kind. */
  Fixture fixture(String kind) {
    Fixture fixture = new Fixture();
    genesis(fixture, this == BEHIND);
    fixture.made("alice", "OpenAccount", "currency", "GBP");
    fixture.accepted("Deposit", "accountId", "alice", "currency", "GBP", "amount", 70);
    fixture.accepted("RegisterProvider", "providerId", 1);
    if (kind.equals("FREE_MONEY")) {
      define(fixture, LARGE, kind, "amount", 50, "multiplier", 1_000);
      define(fixture, SMALL, kind, "amount", 50, "multiplier", 200);
    } else {
      boolean many = kind.equals("FREE_ROUNDS");
      Object[] free = {"amount", 100, "multiplier", 0, "defaultWeight", 10_000, "maxCashout", 200};
      define(fixture, LARGE, kind, with(free, "rounds", many ? 3 : 0));
      define(fixture, SMALL, kind, with(free, "rounds", many ? 1 : 0));
    }
    if (this == CASH_ONLY) {
      grant(fixture, "bonus", LARGE);
      fixture.accepted("CancelBonus", "bonusId", "bonus");
      return fixture;
    }
    if (this == CASHBACK || this == PERIOD_OVER || this == PAID_BACK) {
      return cashback(fixture);
    }
    if (this == QUEUED) {
      grant(fixture, "before", LARGE);
      activate(fixture, "before");
    }
    if (this == BEHIND) {
      Object[] offer = {"amount", 1, "multiplier", 100, "secondsToTake", 20};
      define(fixture, OFFER, "FREE_MONEY", offer);
      grant(fixture, "first", OFFER);
      grant(fixture, "second", OFFER);
    }
    boolean small = this == NEARLY_COMPLETED || this == COMPLETED || this == BEHIND;
    grant(fixture, "bonus", small ? SMALL : LARGE);
    if (this != OFFERED) {
      activate(fixture, "bonus");
    }
    switch (this) {
      case COMPLETED -> {
        bet(fixture, kind.equals("FREE_MONEY") ? 0 : "bonus");
        fixture.accepted("Deposit", "accountId", "alice", "currency", "GBP", "amount", 70);
      }
      case EXPIRED -> BonusMessage.LATER.send(fixture);
      case FORFEITED -> BonusMessage.FORFEIT.send(fixture);
      case CANCELLED -> BonusMessage.CANCEL.send(fixture);
      default -> {
        // It is there already.
      }
    }
    return fixture;
  }

  private static Object[] with(Object[] fields, Object... more) {
    return Stream.of(fields, more).flatMap(Stream::of).toArray();
  }

  private Fixture cashback(Fixture fixture) {
    fixture.accepted("Deposit", "accountId", "alice", "currency", "GBP", "amount", 130);
    fixture.accepted(
        "DefineBonus",
        "definitionId",
        SHARE,
        "bonusKind",
        "CASHBACK",
        "currency",
        "GBP",
        "percentBasisPoints",
        1_550,
        "maxBonus",
        20,
        "secondsToUse",
        60);
    grant(fixture, "bonus", SHARE);
    activate(fixture, "bonus");
    if (this == PERIOD_OVER) {
      BonusMessage.BET.send(fixture);
    } else if (this == PAID_BACK) {
      bet(fixture, 0);
    }
    if (this != CASHBACK) {
      BonusMessage.LATER.send(fixture);
    }
    return fixture;
  }

  private static void bet(Fixture fixture, Object freeRound) {
    fixture.accepted(
        "DebitRound",
        "accountId",
        "alice",
        "currency",
        "GBP",
        "providerId",
        1,
        "roundId",
        BonusMessage.id(7),
        "amount",
        100,
        "freeRound",
        freeRound,
        "roundEnded",
        true);
  }

  private static void define(Fixture fixture, int id, String kind, Object... more) {
    Object[] fields = {
      "definitionId", id, "bonusKind", kind, "currency", "GBP", "secondsToUse", 60
    };
    fixture.accepted("DefineBonus", with(fields, more));
  }

  private static void grant(Fixture fixture, String name, int definition) {
    fixture.made(name, "GrantBonus", "accountId", "alice", "definitionId", definition);
  }

  private static void activate(Fixture fixture, String name) {
    fixture.accepted("ActivateBonus", "accountId", "alice", "bonusId", name);
  }

  private static void genesis(Fixture fixture, boolean behind) {
    fixture.accepted(
        "Genesis",
        "gatewayId",
        0,
        "currencies",
        List.of(Map.of("currency", "GBP", "decimals", 2L)),
        "customLadder",
        List.of(Map.of("upper", 110L, "step", 1L)),
        "accounts",
        1,
        "wallets",
        1,
        "markets",
        1,
        "runners",
        2,
        "orders",
        2,
        "bets",
        3,
        "selections",
        2,
        "sessions",
        1,
        "deposits",
        1,
        "withdrawals",
        1,
        "rounds",
        3,
        "providers",
        1,
        "paymentProviders",
        1,
        "transactions",
        16,
        "bonuses",
        3,
        "bonusDefinitions",
        3,
        "games",
        1,
        "commitments",
        1,
        "limits",
        1,
        "gateways",
        1,
        "commandWindow",
        64,
        "approvals",
        1,
        "matchesPerCommand",
        2,
        "roundPeriodSeconds",
        behind ? 30 : 0,
        "workPerCommand",
        behind ? 1 : 2,
        "outcomesPerCommand",
        160);
  }
}
