package io.croupier.testkit.workload;

import io.croupier.testkit.workload.Knowledge.KnownMarket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws voids of runners and of matches, and corrections of settled markets. */
final class CorrectionDraw {
  private static final List<Integer> FACTORS =
      List.of(0, 2_499, 2_500, 3_999, 4_000, 16_200, 16_200, 45_000, 45_000, 100_000);

  private final Draw draw;
  private final Knowledge knowledge;
  private final ResultDraw results;

  CorrectionDraw(Draw draw, Knowledge knowledge) {
    this.draw = draw;
    this.knowledge = knowledge;
    results = new ResultDraw(draw, knowledge);
  }

  boolean isPossible() {
    return !knowledge.markets.isEmpty();
  }

  Fields correction() {
    List<KnownMarket> settled = settled();
    if (!settled.isEmpty() && draw.percent(60)) {
      return ofSettled(draw.late(traded(settled)));
    }
    List<KnownMarket> live = knowledge.liveMarkets();
    if (live.isEmpty() || draw.percent(3)) {
      return matches(draw.of(List.copyOf(knowledge.markets.values())));
    }
    KnownMarket market = draw.of(traded(live));
    return draw.percent(30) ? runner(market) : matches(market);
  }

  /** One settled market gets result after result: what one takes back, the next may take again. */
  List<Fields> again() {
    List<KnownMarket> settled = settled();
    if (settled.isEmpty()) {
      return List.of();
    }
    KnownMarket market = draw.late(traded(settled));
    return List.of(resettle(market), resettle(market), resettle(market));
  }

  private List<KnownMarket> settled() {
    return knowledge.markets.values().stream()
        .filter(market -> market.status().equals("SETTLED"))
        .toList();
  }

  /** Mostly those in which orders were matched, if there are any. */
  List<KnownMarket> traded(List<KnownMarket> all) {
    List<KnownMarket> traded =
        all.stream().filter(market -> !knowledge.history.matchTimes(market).isEmpty()).toList();
    return traded.isEmpty() || draw.percent(15) ? all : traded;
  }

  /** Of a market that is settled, or will be when the command comes. */
  Fields ofSettled(KnownMarket market) {
    return switch (draw.below(8)) {
      case 0 -> about("VoidMarket", market).with("actorId", draw.actor());
      case 1, 2, 3 -> matches(market);
      default -> resettle(market);
    };
  }

  private Fields resettle(KnownMarket market) {
    Fields fields = about("ResettleMarket", market).with("results", rows(market));
    boolean own = draw.percent(market.hasOwnResult() ? 95 : 0);
    return own ? results.own(fields, market) : fields;
  }

  /** Takes one runner after the other out of a market, and makes bets void between. */
  List<Fields> removals(KnownMarket market) {
    List<Fields> removals = new ArrayList<>(List.of(removal(market)));
    while (draw.percent(40)) {
      removals.add(draw.percent(30) ? matches(market) : runner(market));
    }
    return removals;
  }

  /** Mostly all runners, or a few that may fit to what was recorded. */
  private List<Map<String, Object>> rows(KnownMarket market) {
    List<Map<String, Object>> rows = new ArrayList<>();
    if (draw.percent(75)) {
      results.complete(market).forEach(row -> rows.add(row.map));
    }
    if (draw.percent(market.hasOwnResult() ? 5 : 20)) {
      rows.add(results.any(market).map);
    }
    return rows;
  }

  /** Mostly a removal. */
  private Fields runner(KnownMarket market) {
    if (draw.percent(70)) {
      return removal(market);
    }
    return about("VoidRunner", market).with("runner", draw.between(1, market.runners()));
  }

  /** With a factor that lies at one of the thresholds or has a meaning, mostly. */
  private Fields removal(KnownMarket market) {
    List<Integer> active = knowledge.history.activeRunners(market);
    boolean any = active.isEmpty() || draw.percent(5);
    int runner = any ? draw.between(1, market.runners()) : draw.of(active);
    int factor = draw.percent(90) ? draw.of(FACTORS) : draw.below(100_001);
    return about("RemoveRunner", market).with("runner", runner).with("reductionFactor", factor);
  }

  /** From one match to another, one or the other left out or not. */
  private Fields matches(KnownMarket market) {
    long first = time(market);
    long second = draw.percent(60) ? first : time(market);
    Fields fields =
        about("VoidMatches", market)
            .with("from", Math.min(first, second) + (draw.percent(90) ? 0 : 1))
            .with("to", Math.max(first, second) + (draw.percent(90) ? 1 : 0));
    return draw.percent(60) ? fields : fields.with("runner", draw.between(1, market.runners()));
  }

  private long time(KnownMarket market) {
    List<Long> times = knowledge.history.matchTimes(market);
    return times.isEmpty() ? draw.upTo(Long.MAX_VALUE - 10) : draw.of(times);
  }

  private static Fields about(String command, KnownMarket market) {
    return Fields.of(command, 0).with("marketId", market.id());
  }
}
