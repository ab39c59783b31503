package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Genesis says, defaults filled in.
 *
 * @param batch the most orders that one command places
 */
record Limits(
    int accounts,
    int wallets,
    int markets,
    int runners,
    int orders,
    int settledOrders,
    int sessions,
    int withdrawals,
    int rounds,
    int providers,
    int paymentProviders,
    int transactions,
    int commandWindow,
    int workPerCommand,
    int matchesPerCommand,
    int bookPages,
    int approvals,
    int bets,
    int betLegs,
    int selections,
    int limits,
    int sessionIdleSeconds,
    int games,
    int dormantAfterDays,
    long roundPeriodSeconds,
    int bonuses,
    int bonusDefinitions,
    int commitments,
    int revealPeriodSeconds,
    boolean approveVoidAfterResult,
    boolean approveAdjustment,
    long adjustmentOver,
    boolean approveWriteOff,
    int deposits,
    long depositPeriodSeconds,
    long withdrawalPeriodSeconds,
    long largeDeposit,
    long largeWithdrawal,
    boolean forbidCancelInReview,
    boolean approveRiskUnlock,
    boolean approveLimitOverride,
    long largeStake,
    long largeWin,
    boolean approveUpgrade,
    int schemaVersion,
    int behaviourVersion,
    int batch,
    Map<String, LeastStake> currencies,
    Ladder customLadder) {
  private static final int LARGEST_BATCH = 200;

  static Limits of(Command genesis) {
    int accounts = or(genesis, "accounts", 10_000);
    int markets = or(genesis, "markets", 100);
    int orders = or(genesis, "orders", 100_000);
    int runners = or(genesis, "runners", 32 * markets);
    int work = or(genesis, "workPerCommand", 1_000);
    int matches = or(genesis, "matchesPerCommand", 1_000);
    int outcomes = or(genesis, "outcomesPerCommand", 8_192);
    int bets = or(genesis, "bets", 10_000);
    return new Limits(
        accounts,
        or(genesis, "wallets", 2 * accounts),
        markets,
        runners,
        orders,
        or(genesis, "settledOrders", (orders + 1) / 2),
        or(genesis, "sessions", accounts),
        or(genesis, "withdrawals", accounts),
        or(genesis, "rounds", orders),
        or(genesis, "providers", 64),
        or(genesis, "paymentProviders", 64),
        or(genesis, "transactions", 262_144),
        or(genesis, "commandWindow", 65_536),
        work,
        matches,
        or(genesis, "bookPages", (int) Math.min(orders, 12 * (runners + 8L * markets + 8))),
        or(genesis, "approvals", 256),
        bets,
        or(genesis, "betLegs", (int) Math.min(4L * bets, (1 << 24) - 1)),
        or(genesis, "selections", 1_000),
        or(genesis, "limits", 1_000),
        (int) genesis.number("sessionIdleSeconds"),
        or(genesis, "games", 10_000),
        or(genesis, "dormantAfterDays", 0),
        genesis.has("roundPeriodSeconds") ? genesis.number("roundPeriodSeconds") : 1_209_600,
        or(genesis, "bonuses", accounts),
        or(genesis, "bonusDefinitions", 256),
        or(genesis, "commitments", 10_000),
        or(genesis, "revealPeriodSeconds", 2_592_000),
        genesis.isTrue("approveVoidAfterResult"),
        genesis.isTrue("approveAdjustment"),
        genesis.number("adjustmentOver"),
        genesis.isTrue("approveWriteOff"),
        or(genesis, "deposits", accounts),
        genesis.number("depositPeriodSeconds"),
        genesis.number("withdrawalPeriodSeconds"),
        genesis.number("largeDeposit"),
        genesis.number("largeWithdrawal"),
        genesis.isTrue("forbidCancelInReview"),
        genesis.isTrue("approveRiskUnlock"),
        genesis.isTrue("approveLimitOverride"),
        genesis.number("largeStake"),
        genesis.number("largeWin"),
        genesis.isTrue("approveUpgrade"),
        or(genesis, "schemaVersion", 1),
        or(genesis, "behaviourVersion", 1),
        Math.min(LARGEST_BATCH, (outcomes - 4 * work - 3 * matches - 8) / 2),
        currencies(genesis),
        Ladder.custom(genesis));
  }

  private static int or(Command genesis, String limit, int otherwise) {
    int stated = (int) genesis.number(limit);
    return stated == 0 ? otherwise : stated;
  }

  LeastStake leastStake(String currency) {
    return currencies.get(currency);
  }

  private static Map<String, LeastStake> currencies(Command genesis) {
    Map<String, LeastStake> currencies = new LinkedHashMap<>();
    if (genesis.fields().get("currencies") instanceof List<?> rows) {
      for (Object row : rows) {
        Map<?, ?> values = (Map<?, ?>) row;
        currencies.put((String) values.get("currency"), LeastStake.of(values));
      }
    }
    if (currencies.isEmpty()) {
      List.of("GBP", "EUR", "USD", "AUD", "HKD", "CAD")
          .forEach(code -> currencies.put(code, LeastStake.NONE));
    }
    return Collections.unmodifiableMap(currencies);
  }

  /**
   * The least that an order may stake in a currency.
   *
   * @param bet 0: any
   * @param payout a smaller stake will do where it can return so much; 0: none will
   * @param liability the least of a lay at the starting price
   */
  record LeastStake(long bet, long payout, long liability) {
    static final LeastStake NONE = new LeastStake(0, 0, 0);

    static LeastStake of(Map<?, ?> currency) {
      return new LeastStake(
          amount(currency, "minBet"),
          amount(currency, "minPayout"),
          amount(currency, "minLiability"));
    }

    private static long amount(Map<?, ?> currency, String field) {
      return currency.get(field) instanceof Long amount ? amount : 0;
    }

    /** The least stake of a back at the starting price, the least liability of a lay. */
    long atStartingPrice(boolean back) {
      return back ? bet : liability;
    }

    boolean refuses(BigInteger stake, long price) {
      BigInteger returned = stake.multiply(Money.of(price));
      BigInteger enough = Money.of(payout).multiply(Money.of(100));
      boolean returnsEnough = payout != 0 && returned.compareTo(enough) >= 0;
      return stake.signum() == 0 || stake.compareTo(Money.of(bet)) < 0 && !returnsEnough;
    }
  }
}
