package io.croupier.testkit.model;

import static io.croupier.protocol.Field.betDelaySeconds;
import static io.croupier.protocol.Field.closeAt;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;

/** ChangeMarket. */
final class ChangeMarketRules {
  private final MarketRules marketRules;

  ChangeMarketRules(MarketRules marketRules) {
    this.marketRules = marketRules;
  }

  void change(Turn turn) {
    Command command = turn.command;
    Market market = marketRules.market(turn);
    long end = stated(command, "closeAt", market == null ? 0 : market.closeAt);
    long delay = stated(command, "betDelaySeconds", market == null ? 0 : market.betDelaySeconds);
    boolean wrongEnd = command.has("closeAt") && end != 0 && end <= turn.time;
    boolean wrongDelay = command.has("betDelaySeconds") && delay > MarketRules.LONGEST_DELAY;
    boolean same = market != null && market.closeAt == end && market.betDelaySeconds == delay;
    Checks checks =
        marketRules
            .checks(turn, market, MarketRules.NOT_FINAL)
            .when(wrongEnd, INVALID_AMOUNT, closeAt)
            .when(wrongDelay, INVALID_AMOUNT, betDelaySeconds)
            .when(same, NO_CHANGE);
    if (MarketRules.refused(turn, checks)) {
      return;
    }
    market.betDelaySeconds = delay;
    if (market.closeAt != end) {
      market.closeAt = end;
      marketRules.setTimer(market);
    }
    marketRules.become(turn, market, market.status);
  }

  private static long stated(Command command, String field, long before) {
    return command.has(field) ? command.number(field) : before;
  }
}
