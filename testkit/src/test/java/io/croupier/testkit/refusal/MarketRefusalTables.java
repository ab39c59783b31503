package io.croupier.testkit.refusal;

import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.RESULT_INCOMPLETE;
import static io.croupier.protocol.RefusalReason.RUNNER_REMOVED;
import static io.croupier.protocol.RefusalReason.UNKNOWN_MARKET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_RUNNER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;
import static io.croupier.testkit.refusal.RefusalTables.NOBODY;

import io.croupier.protocol.Field;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The refusal tables of commands about markets. */
final class MarketRefusalTables {
  private MarketRefusalTables() {}

  private static List<Map<String, Object>> factors(long runner, long factor) {
    return List.of(Map.of("runner", runner, "reductionFactor", factor));
  }

  static List<RefusalTable> all() {
    return List.of(
        RefusalTable.of("CreateMarket", "CUSTOMER", "currency", "GBP", "runners", 3, "winners", 1)
            .row(UNKNOWN_WALLET, Field.currency, "crossMatching", true, "currency", "EUR")
            .row(INVALID_AMOUNT, Field.runners, "runners", 257)
            .row(INVALID_AMOUNT, Field.winners, "winners", 3)
            .row(INVALID_AMOUNT, Field.commissionBasisPoints, "commissionBasisPoints", 10_001)
            .row(INVALID_AMOUNT, Field.closeAt, "closeAt", Fixture.BEGIN)
            .row(INVALID_AMOUNT, Field.eachWayDivisor, "bettingType", "EACH_WAY")
            .row(INVALID_AMOUNT, Field.lineMin, "lineMin", 1)
            .row(INVALID_AMOUNT, Field.lineMax, "lineMax", 1)
            .row(INVALID_AMOUNT, Field.lineInterval, "lineInterval", 1)
            .row(INVALID_AMOUNT, Field.asianRunners, "bettingType", "ASIAN_HANDICAP", "winners", 0)
            .row(INVALID_AMOUNT, Field.bspMarket, "bspMarket", true, "ladder", "FINEST")
            .row(INVALID_AMOUNT, Field.crossMatching, "crossMatching", true, "winners", 2)
            .row(INVALID_AMOUNT, Field.test, "test", true, "commissionBasisPoints", 1)
            .row(INVALID_AMOUNT, Field.runner, "factors", factors(4, 0))
            .row(INVALID_AMOUNT, Field.reductionFactor, "factors", factors(1, 100_001))
            .row(CURRENCY_MISMATCH, Field.currency, "currency", "XXX")
            .full(),
        begun("ChangeMarket", "marketId", "open", "betDelaySeconds", 5)
            .row(UNKNOWN_RUNNER, Field.runner, "factors", factors(4, 5))
            .row(INVALID_AMOUNT, Field.closeAt, "closeAt", Fixture.BEGIN)
            .row(INVALID_AMOUNT, Field.betDelaySeconds, "betDelaySeconds", 3_601)
            .row(INVALID_AMOUNT, Field.crossMatching, "marketId", "reduced", "crossMatching", true)
            .row(INVALID_AMOUNT, Field.factors, "marketId", "runs", "factors", factors(1, 5))
            .row(INVALID_AMOUNT, Field.reductionFactor, "factors", factors(1, -1))
            .row(INVALID_TRANSITION, Field.none, "marketId", "settled")
            .row(RUNNER_REMOVED, Field.runner, "marketId", "reduced", "factors", factors(3, 5))
            .row(NO_CHANGE, Field.none, "betDelaySeconds", 0),
        transition("OpenMarket", "suspended", "open"),
        transition("SuspendMarket", "open", "suspended"),
        begun("TurnInPlay", "marketId", "open", "betDelaySeconds", 5)
            .row(INVALID_AMOUNT, Field.betDelaySeconds, "betDelaySeconds", 3_601)
            .row(INVALID_TRANSITION, Field.none, "marketId", "inactive"),
        transition("CloseMarket", "open", "inactive"),
        transition("ReconcileStartingPrice", "bsp", "open"),
        begun("SetRunnerResult", "marketId", "open", "runner", 1, "position", 1)
            .row(UNKNOWN_RUNNER, Field.runner, "runner", 4)
            .row(INVALID_AMOUNT, Field.position, "position", 257)
            .row(INVALID_AMOUNT, Field.result, "result", "LOSER")
            .row(INVALID_TRANSITION, Field.none, "marketId", "settled")
            .row(RUNNER_REMOVED, Field.runner, "marketId", "reduced", "runner", 3),
        begun("SetMarketResult", "marketId", "runs", "lineResult", 100)
            .row(INVALID_AMOUNT, Field.lineResult, "lineResult", -2)
            .row(INVALID_AMOUNT, Field.homeScore, "homeScore", 1)
            .row(INVALID_AMOUNT, Field.awayScore, "awayScore", 1)
            .row(INVALID_TRANSITION, Field.none, "marketId", "open", "lineResult", null),
        begun("SettleMarket", "marketId", "finished")
            .row(INVALID_TRANSITION, Field.none, "marketId", "open")
            .row(RESULT_INCOMPLETE, Field.marketId, "marketId", "closedMarket"),
        RefusalTable.of("VoidMarket", "CUSTOMER", "marketId", "open", "actorId", 1)
            .row(NOT_PERMITTED, Field.actorId, "marketId", "finished", "actorId", null)
            .row(WORK_PENDING, Field.marketId, "marketId", "pending")
            .row(UNKNOWN_MARKET, Field.marketId, "marketId", NOBODY)
            .row(INVALID_TRANSITION, Field.none, "marketId", "void")
            .full(),
        voiding("VoidRunner", "finished", "marketId", "open", "runner", 2, "actorId", 1)
            .row(INVALID_TRANSITION, Field.none, "marketId", "settled")
            .row(RUNNER_REMOVED, Field.runner, "marketId", "reduced", "runner", 3)
            .full(),
        ofRunner("RemoveRunner", "marketId", "open", "runner", 2, "reductionFactor", 2_500)
            .row(INVALID_AMOUNT, Field.reductionFactor, "reductionFactor", 100_001)
            .row(INVALID_AMOUNT, Field.reductionFactor, "reductionFactor", -1)
            .row(INVALID_TRANSITION, Field.none, "marketId", "settled")
            .row(RUNNER_REMOVED, Field.runner, "marketId", "reduced", "runner", 3),
        voiding("VoidMatches", "settled", span("marketId", "open", "runner", 1, "actorId", 1))
            .row(INVALID_AMOUNT, Field.from, "from", -1)
            .row(INVALID_AMOUNT, Field.to, "to", 1)
            .row(INVALID_TRANSITION, Field.none, "marketId", "inactive")
            .full(),
        resettle());
  }

  private static RefusalTable resettle() {
    RefusalTable table = begun("ResettleMarket", "marketId", "settled", "results", winner(2));
    return table
        .row(UNKNOWN_RUNNER, Field.runner, "results", winner(4))
        .row(INVALID_AMOUNT, Field.position, "results", winner(2, "position", 257))
        .row(INVALID_AMOUNT, Field.result, "results", winner(2, "result", "REMOVED"))
        .row(INVALID_AMOUNT, Field.lineResult, "lineResult", 1)
        .row(INVALID_TRANSITION, Field.none, "marketId", "finished")
        .row(RESULT_INCOMPLETE, Field.marketId, "results", winner(1, "result", "LOSER"))
        .row(RUNNER_REMOVED, Field.runner, "marketId", "settledReduced", "results", winner(3));
  }

  /** One row of results, that a runner has won, but for what is stated. */
  private static List<Map<String, Object>> winner(long runner, Object... fields) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("runner", runner);
    row.put("position", 0L);
    row.put("result", "WINNER");
    for (int i = 0; i < fields.length; i += 2) {
      Object value = fields[i + 1];
      row.put((String) fields[i], value instanceof Integer number ? number.longValue() : value);
    }
    return List.of(row);
  }

  private static RefusalTable ofRunner(String command, Object... valid) {
    return begun(command, valid).row(UNKNOWN_RUNNER, Field.runner, "runner", 4);
  }

  /** What voids bets on a runner, and takes a second operator after a result. */
  private static RefusalTable voiding(String command, String ended, Object... valid) {
    return marketNamed(
            RefusalTable.of(command, "CUSTOMER", valid)
                .row(NOT_PERMITTED, Field.actorId, "marketId", ended, "actorId", null))
        .row(UNKNOWN_RUNNER, Field.runner, "runner", 4);
  }

  private static Object[] span(Object... fields) {
    return Stream.concat(Arrays.stream(fields), Stream.of("from", 1, "to", 2)).toArray();
  }

  private static RefusalTable transition(String command, String from, String notFrom) {
    return begun(command, "marketId", from)
        .row(INVALID_TRANSITION, Field.none, "marketId", notFrom);
  }

  /** What all commands about a market that is there have in common. */
  private static RefusalTable begun(String command, Object... valid) {
    return marketNamed(RefusalTable.of(command, "CUSTOMER", valid));
  }

  private static RefusalTable marketNamed(RefusalTable table) {
    return table
        .row(WORK_PENDING, Field.marketId, "marketId", "pending")
        .row(UNKNOWN_MARKET, Field.marketId, "marketId", NOBODY);
  }
}
