package io.croupier.testkit.model;

import static io.croupier.protocol.Field.reductionFactor;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;

import java.util.ArrayList;
import java.util.List;

/** Runners that are taken out before the event. */
final class RemovalRules {
  private static final long WHOLE = 100_000;

  private final World world;
  private final Orders orders;
  private final MarketRules marketRules;

  RemovalRules(World world, Orders orders, MarketRules marketRules) {
    this.world = world;
    this.orders = orders;
    this.marketRules = marketRules;
  }

  void remove(Turn turn) {
    Market market = marketRules.market(turn);
    long factor = turn.command.number("reductionFactor");
    boolean isFactor = factor >= 0 && factor <= WHOLE;
    Checks checks =
        CorrectionRules.ofRunner(marketRules, turn, market)
            .when(market != null && market.isAsian(), INVALID_TRANSITION)
            .when(!isFactor, INVALID_AMOUNT, reductionFactor);
    if (MarketRules.refused(turn, checks)) {
      return;
    }
    market.factors.put((int) turn.command.number("runner"), factor);
    CorrectionRules.end(turn, market, "REMOVED");
    Work work = new RoundsOfWork(market, rounds(turn, market, factor));
    world.works.start(turn, work, world.limits.workPerCommand());
  }

  private List<Work> rounds(Turn turn, Market market, long factor) {
    int runner = (int) turn.command.number("runner");
    Reduction reduction = new Reduction(market.winnersAtRemoval(), factor);
    List<Work> rounds = new ArrayList<>();
    rounds.add(new RemoveRunnerWork(orders, market, runner, reduction));
    if (reduction.cutsPrices()) {
      rounds.add(new RepriceLaysWork(world, orders, market, reduction));
      rounds.add(new RepriceMatchesWork(market, reduction));
    }
    rounds.add(new CoverWork(world, orders, market));
    return rounds;
  }
}
