package io.croupier.testkit.refusal;

import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_DORMANT;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.BET_OFF;
import static io.croupier.protocol.RefusalReason.BONUS_NOT_ALLOWED;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_STAKE;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.LIABILITY_LIMIT;
import static io.croupier.protocol.RefusalReason.LIMIT_MISSING;
import static io.croupier.protocol.RefusalReason.LOSS_LIMIT;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.NOT_VERIFIED;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.PRICE_CHANGED;
import static io.croupier.protocol.RefusalReason.RELATED_SELECTIONS;
import static io.croupier.protocol.RefusalReason.RUNNER_REMOVED;
import static io.croupier.protocol.RefusalReason.SELECTION_NOT_OFFERED;
import static io.croupier.protocol.RefusalReason.SELF_EXCLUDED;
import static io.croupier.protocol.RefusalReason.SESSION_EXPIRED;
import static io.croupier.protocol.RefusalReason.SESSION_TIME_LIMIT;
import static io.croupier.protocol.RefusalReason.STAKE_LIMIT;
import static io.croupier.protocol.RefusalReason.TIMED_OUT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_BET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_BONUS;
import static io.croupier.protocol.RefusalReason.UNKNOWN_MARKET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_RUNNER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_SESSION;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;
import static io.croupier.testkit.refusal.RefusalTables.NOBODY;
import static io.croupier.testkit.refusal.UsualOdds.leg;

import io.croupier.protocol.Field;
import java.util.List;
import java.util.Map;

/** The refusal tables of fixed odds. */
final class OddsRefusalTables {
  private static final long MOST = (1L << 53) - 1;

  private OddsRefusalTables() {}

  static List<RefusalTable> all() {
    return List.of(price(), limits(), terms(), bet(), cashOut(), result());
  }

  private static RefusalTable price() {
    return RefusalTable.of(
            "SetPrice",
            "CUSTOMER",
            "marketId",
            UsualOdds.OPEN,
            "runner",
            1,
            "price",
            310,
            "placeDivisor",
            4,
            "places",
            3)
        .row(INVALID_AMOUNT, Field.marketId, "marketId", 0)
        .row(INVALID_AMOUNT, Field.price, "price", 100)
        .row(INVALID_AMOUNT, Field.runner, "runner", 257)
        .row(INVALID_AMOUNT, Field.placeDivisor, "placeDivisor", 21)
        .row(INVALID_TRANSITION, Field.runner, "marketId", UsualOdds.LOST)
        .row(RUNNER_REMOVED, Field.runner, "marketId", UsualOdds.WITHDRAWN, "runner", 2)
        .row(NO_CHANGE, Field.none, "price", 300)
        .full("marketId", 77);
  }

  private static RefusalTable limits() {
    return RefusalTable.of(
            "SetOddsLimits",
            "CUSTOMER",
            "marketId",
            UsualOdds.OPEN,
            "runner",
            1,
            "currency",
            "GBP",
            "liabilityLimit",
            1_000_000,
            "payoutLimit",
            500_000)
        .row(UNKNOWN_MARKET, Field.marketId, "marketId", NOBODY)
        .row(UNKNOWN_RUNNER, Field.runner, "runner", 9)
        .row(INVALID_AMOUNT, Field.liabilityLimit, "liabilityLimit", -1)
        .row(INVALID_AMOUNT, Field.payoutLimit, "payoutLimit", -1)
        .row(CURRENCY_MISMATCH, Field.currency, "currency", "XXX")
        .row(NO_CHANGE, Field.none, "liabilityLimit", 0, "payoutLimit", 0);
  }

  private static RefusalTable terms() {
    return RefusalTable.of(
            "SetBookTerms",
            "CUSTOMER",
            "cashOutMarginBasisPoints",
            100,
            "ruleFour",
            List.of(band(200, 50)))
        .row(INVALID_AMOUNT, Field.cashOutMarginBasisPoints, "cashOutMarginBasisPoints", 10_001)
        .row(INVALID_AMOUNT, Field.ruleFourCap, "ruleFourCap", 91)
        .row(INVALID_AMOUNT, Field.ruleFour, "ruleFour", List.of(band(200, 91)))
        .row(INVALID_AMOUNT, Field.luckyBonuses, "luckyBonuses", List.of(bonus("SINGLE", 0, 0)))
        .row(INVALID_AMOUNT, Field.luckyBonuses, "luckyBonuses", List.of(bonus("PATENT", 401, 0)))
        .row(INVALID_AMOUNT, Field.luckyBonuses, "luckyBonuses", List.of(bonus("PATENT", 100, 0)))
        .row(INVALID_AMOUNT, Field.luckyBonuses, "luckyBonuses", List.of(bonus("YANKEE", 200, 0)))
        .row(INVALID_AMOUNT, Field.luckyBonuses, "luckyBonuses", List.of(bonus("HEINZ", 0, 10_001)))
        .row(
            INVALID_AMOUNT,
            Field.luckyBonuses,
            "luckyBonuses",
            List.of(bonus("HEINZ", 0, 100), bonus("HEINZ", 0, 100)));
  }

  private static Map<String, Object> band(long upper, long percent) {
    return Map.of("upper", upper, "percent", percent);
  }

  private static Map<String, Object> bonus(String kind, long factor, long basisPoints) {
    return Map.of("betKind", kind, "oneWinnerFactor", factor, "allWinnersBasisPoints", basisPoints);
  }

  private static RefusalTable bet() {
    Map<String, Object> open = leg(UsualOdds.OPEN, 1, 300);
    Map<String, Object> other = leg(UsualOdds.OTHER, 1, 400);
    return RefusalTable.of("PlaceBet", "PROVIDER", UsualOdds.bet("alice", 100, open))
        .row(NOT_PERMITTED, Field.accountId, "accountId", "test")
        .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
        .row(UNKNOWN_WALLET, Field.currency, "currency", "USD")
        .row(UNKNOWN_SESSION, Field.sessionId, "sessionId", NOBODY)
        .row(UNKNOWN_MARKET, Field.marketId, "legs", List.of(leg(NOBODY, 1, 300)))
        .row(UNKNOWN_RUNNER, Field.runner, "legs", List.of(leg(UsualOdds.OPEN, 9, 300)))
        .row(UNKNOWN_BONUS, Field.freeBet, "freeBet", NOBODY)
        .row(NOT_OWNER, Field.sessionId, "sessionId", "bobsSession")
        .row(NOT_OWNER, Field.freeBet, "freeBet", "free bet")
        .row(ACCOUNT_CLOSED, Field.accountId, "accountId", "closing")
        .row(ACCOUNT_LOCKED, Field.accountId, "accountId", "locked")
        .row(SELF_EXCLUDED, Field.accountId, "accountId", "excluded")
        .row(TIMED_OUT, Field.accountId, "accountId", "timedOut")
        .row(ACCOUNT_DORMANT, Field.accountId, "accountId", "dormant")
        .row(BET_OFF, Field.accountId, "accountId", "betOff")
        .row(NOT_VERIFIED, Field.accountId, "accountId", "unverified")
        .row(SESSION_EXPIRED, Field.sessionId, "sessionId", "endedSession")
        .row(INVALID_AMOUNT, Field.stake, "stake", 0)
        .row(INVALID_AMOUNT, Field.legs, "legs", List.of(open, other))
        .row(INVALID_AMOUNT, Field.combination, "combination", 1)
        .row(INVALID_AMOUNT, Field.price, "legs", List.of(leg(UsualOdds.OPEN, 1, 100)))
        .row(INVALID_AMOUNT, Field.placeDivisor, "eachWay", true)
        .row(
            INVALID_AMOUNT,
            Field.places,
            "legs",
            List.of(
                Map.of(
                    "marketId", (long) UsualOdds.OPEN, "runner", 1L, "price", 300L, "places", 3L)))
        .row(CURRENCY_MISMATCH, Field.currency, "currency", "XXX")
        .row(
            OVERFLOW,
            Field.stake,
            "stake",
            MOST,
            "betKind",
            "PATENT",
            "legs",
            List.of(open, other, leg(UsualOdds.BUSY, 1, 200)))
        .row(RUNNER_REMOVED, Field.runner, "legs", List.of(leg(UsualOdds.WITHDRAWN, 2, 200)))
        .row(SELECTION_NOT_OFFERED, Field.runner, "legs", List.of(leg(UsualOdds.WITHDRAWN, 1, 200)))
        .row(
            RELATED_SELECTIONS,
            Field.runner,
            "betKind",
            "ACCUMULATOR",
            "legs",
            List.of(open, leg(UsualOdds.OPEN, 2, 500)))
        .row(PRICE_CHANGED, Field.price, "legs", List.of(leg(UsualOdds.OPEN, 1, 310)))
        .row(INVALID_STAKE, Field.stake, "legs", List.of(leg(UsualOdds.CAPPED, 1, 200)))
        .row(BONUS_NOT_ALLOWED, Field.freeBet, "accountId", "freed", "freeBet", "free rounds")
        .row(
            BONUS_NOT_ALLOWED,
            Field.stake,
            "accountId",
            "betFreed",
            "freeBet",
            "free bet",
            "stake",
            101)
        .row(LIMIT_MISSING, Field.limitKind, "accountId", "lacking")
        .row(STAKE_LIMIT, Field.stake, "accountId", "staker")
        .row(LOSS_LIMIT, Field.stake, "accountId", "loser")
        .row(SESSION_TIME_LIMIT, Field.none, "accountId", "late")
        .row(LIABILITY_LIMIT, Field.runner, "legs", List.of(leg(UsualOdds.LIABLE, 1, 200)))
        .row(INSUFFICIENT_FUNDS, Field.stake, "stake", 99_999_999)
        .full();
  }

  private static RefusalTable cashOut() {
    return RefusalTable.of(
            "AcceptCashOut",
            "PROVIDER",
            "accountId",
            "alice",
            "betId",
            "openBet",
            "stake",
            1,
            "versions",
            version(1))
        .row(UNKNOWN_ACCOUNT, Field.accountId, "accountId", NOBODY)
        .row(UNKNOWN_BET, Field.betId, "betId", NOBODY)
        .row(NOT_OWNER, Field.betId, "accountId", "bob")
        .row(ACCOUNT_LOCKED, Field.accountId, "accountId", "locked", "betId", "lockedBet")
        .row(INVALID_AMOUNT, Field.stake, "stake", 101)
        .row(INVALID_AMOUNT, Field.leastAmount, "leastAmount", -1)
        .row(INVALID_AMOUNT, Field.versions, "versions", List.of())
        .row(
            INVALID_TRANSITION,
            Field.betId,
            "betId",
            "systemBet",
            "versions",
            List.of(Map.of("priceVersion", 1L), Map.of("priceVersion", 1L)))
        .row(SELECTION_NOT_OFFERED, Field.runner, "betId", "suspendedBet")
        .row(PRICE_CHANGED, Field.price, "versions", version(9))
        .row(PRICE_CHANGED, Field.leastAmount, "leastAmount", 99_999)
        .row(INVALID_STAKE, Field.stake, "betId", "worthlessBet", "versions", version(2));
  }

  private static List<Map<String, Object>> version(long version) {
    return List.of(Map.of("priceVersion", version));
  }

  private static RefusalTable result() {
    return RefusalTable.of(
            "SettleSelection",
            "CUSTOMER",
            "marketId",
            UsualOdds.OTHER,
            "runner",
            1,
            "result",
            "HALF_WON")
        .row(WORK_PENDING, Field.runner, "marketId", UsualOdds.BUSY)
        .row(UNKNOWN_MARKET, Field.marketId, "marketId", NOBODY)
        .row(UNKNOWN_RUNNER, Field.runner, "runner", 9)
        .row(INVALID_AMOUNT, Field.price, "price", 300)
        .row(INVALID_AMOUNT, Field.position, "position", 3)
        .row(INVALID_AMOUNT, Field.result, "result", "NONE")
        .row(INVALID_AMOUNT, Field.winShare, "winShare", 1)
        .row(INVALID_AMOUNT, Field.placeShare, "placeShare", 1, "placeShareOf", 2)
        .row(INVALID_TRANSITION, Field.runner, "marketId", UsualOdds.LOST, "result", "WITHDRAWN")
        .row(RUNNER_REMOVED, Field.runner, "marketId", UsualOdds.WITHDRAWN, "runner", 2)
        .row(NO_CHANGE, Field.none, "marketId", UsualOdds.LOST, "result", "LOST");
  }
}
