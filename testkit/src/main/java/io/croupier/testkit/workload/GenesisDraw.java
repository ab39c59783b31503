package io.croupier.testkit.workload;

import java.util.List;
import java.util.Map;

/** Draws limits: most of the time so small that they are reached. */
final class GenesisDraw {
  static final int GATEWAYS = 3;

  private final Draw draw;

  GenesisDraw(Draw draw) {
    this.draw = draw;
  }

  Fields genesis(Knowledge knowledge, boolean large) {
    knowledge.currencies.addAll(List.of("GBP", "EUR"));
    int scale = large || draw.percent(20) ? 20 : 1;
    int accounts = draw.between(3, 12) * scale;
    int markets = draw.between(2, 5) * scale;
    int work = draw.between(1, 8) * scale;
    int matches = draw.between(1, 6) * scale;
    return Fields.of("Genesis", 0)
        .with("accounts", accounts)
        .with("wallets", accounts + draw.below(accounts))
        .with("markets", markets)
        .with("runners", markets * draw.between(2, 5))
        .with("orders", draw.between(6, 200) * scale)
        .with("settledOrders", draw.percent(40) ? 0 : draw.between(1, draw.of(6, 60)) * scale)
        .with("sessions", draw.between(1, 8) * scale)
        .with("withdrawals", draw.between(1, 8) * scale)
        .with("deposits", draw.between(1, 8) * scale)
        .with("depositPeriodSeconds", draw.percent(50) ? 0 : draw.between(1, 20))
        .with("withdrawalPeriodSeconds", draw.percent(50) ? 0 : draw.between(1, 20))
        .with("largeDeposit", draw.percent(50) ? 0 : draw.upTo(20_000))
        .with("largeWithdrawal", draw.percent(50) ? 0 : draw.upTo(3_000))
        .with("forbidCancelInReview", draw.percent(40))
        .with("rounds", draw.between(2, 20) * scale)
        .with("providers", draw.between(1, 3))
        .with("paymentProviders", draw.between(1, 3))
        .with("transactions", draw.between(2, 60) * scale)
        .with("gateways", GATEWAYS)
        .with("commandWindow", 1 << draw.between(2, 7))
        .with("workPerCommand", work)
        .with("outcomesPerCommand", 4 * work + 3 * matches + 128 + draw.below(400))
        .with("matchesPerCommand", matches)
        .with(
            "bookPages", draw.percent(40) ? 0 : draw.between(2, 8) * (draw.percent(80) ? 1 : scale))
        .with("approvals", draw.between(1, 4) * scale)
        .with("bets", draw.between(3, 12) * scale)
        .with("betLegs", draw.between(8, 40) * scale)
        .with("selections", draw.between(4, 16) * scale)
        .with("limits", draw.between(1, 8) * scale)
        .with("largeStake", draw.percent(50) ? 0 : draw.upTo(2_000))
        .with("largeWin", draw.percent(50) ? 0 : draw.upTo(2_000))
        .with("games", draw.between(1, 6))
        .with("roundPeriodSeconds", draw.percent(40) ? 0 : draw.between(1, 40))
        .with("bonuses", draw.between(1, 8) * scale)
        .with("bonusDefinitions", draw.between(2, 12))
        .with("commitments", draw.between(1, 8) * scale)
        .with("revealPeriodSeconds", draw.percent(50) ? 0 : draw.between(1, 20))
        .with("dormantAfterDays", draw.percent(50) ? 0 : 1)
        .with("adjustmentOver", draw.percent(50) ? 0 : draw.upTo(3_000))
        .with("approveVoidAfterResult", draw.percent(40))
        .with("approveAdjustment", draw.percent(40))
        .with("approveWriteOff", draw.percent(40))
        .with("approveRiskUnlock", draw.percent(40))
        .with("approveLimitOverride", draw.percent(40))
        .with("approveUpgrade", draw.percent(40))
        .with("sessionIdleSeconds", draw.percent(50) ? 0 : draw.between(1, 20))
        .with("currencies", List.of(currency("GBP"), currency("EUR")));
  }

  private Map<String, Object> currency(String code) {
    long minBet = draw.percent(50) ? 0 : draw.between(1, 40);
    long minPayout = draw.percent(50) ? 0 : draw.between(1, 100);
    long minLiability = draw.percent(50) ? 0 : draw.between(1, 100);
    return Map.of(
        "currency",
        code,
        "minBet",
        minBet,
        "minPayout",
        minPayout,
        "minLiability",
        minLiability,
        "decimals",
        2L);
  }
}
