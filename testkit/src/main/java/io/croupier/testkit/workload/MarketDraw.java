package io.croupier.testkit.workload;

import io.croupier.testkit.workload.Knowledge.KnownMarket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws the lives of markets. */
final class MarketDraw {
  private static final long SECOND = 1_000_000_000L;

  private final Draw draw;
  private final Knowledge knowledge;
  private final ResultDraw results;
  private final CorrectionDraw corrections;

  MarketDraw(Draw draw, Knowledge knowledge, CorrectionDraw corrections) {
    this.draw = draw;
    this.knowledge = knowledge;
    results = new ResultDraw(draw, knowledge);
    this.corrections = corrections;
  }

  /** One command, or several that follow each other. */
  List<Fields> market(long now) {
    List<KnownMarket> live = knowledge.liveMarkets();
    if (live.isEmpty() || draw.percent(15)) {
      return List.of(draw.percent(6) ? forTests(create(now)) : create(now));
    }
    KnownMarket market = draw.of(draw.percent(50) ? live : corrections.traded(live));
    return switch (market.status()) {
      case "INACTIVE" ->
          List.of(draw.percent(20) ? change(market, now) : about("OpenMarket", market));
      case "SUSPENDED" -> List.of(suspended(market));
      case "CLOSED" -> end(market);
      default -> open(market, now);
    };
  }

  /** Some of them still have what a test market may not have. */
  private static Fields forTests(Fields market) {
    return market.with("test", true).with("commissionBasisPoints", 0);
  }

  /** Mostly one that somebody has money in. */
  private String currency() {
    List<Set<String>> funded = List.copyOf(knowledge.funded.values());
    return funded.isEmpty() || draw.percent(10)
        ? draw.of(knowledge.currencies)
        : draw.of(draw.of(funded).stream().sorted().toList());
  }

  private Fields create(long now) {
    int runners = draw.percent(95) ? draw.between(2, 5) : draw.between(6, 256);
    Fields fields =
        Fields.of("CreateMarket", 0)
            .with("currency", currency())
            .with("runners", runners)
            .with("winners", draw.percent(70) ? 1 : draw.below(runners));
    if (draw.percent(15)) {
      return line(fields, now);
    }
    if (draw.percent(15)) {
      fields.with("commissionBasisPoints", rate());
      return sometimes(asian(fields, runners), now);
    }
    boolean eachWay = draw.percent(25);
    if (eachWay) {
      fields
          .with("bettingType", "EACH_WAY")
          .with("eachWayDivisor", draw.between(1, 20))
          .with("winners", draw.between(1, Math.min(4, runners - 1)));
    }
    if (!eachWay && draw.percent(30)) {
      fields.with("feeModel", "MAKER_TAKER").with("makerBp", rate()).with("takerBp", rate());
    } else {
      fields
          .with("commissionBasisPoints", rate())
          .with("bspMarket", draw.percent(eachWay ? 1 : 70));
      if (draw.percent(eachWay ? 1 : 40)) {
        across(fields);
      }
    }
    if (draw.percent(30)) {
      fields = fields.with("factors", factors(runners));
    }
    if (draw.percent(40)) {
      fields = fields.with("ladder", draw.of("CLASSIC", "FINEST", "CUSTOM"));
    }
    return sometimes(fields, now);
  }

  /** Mostly as it is allowed, in a currency that the house has. */
  private void across(Fields fields) {
    fields.with("crossMatching", true);
    if (draw.percent(90)) {
      fields.with("winners", 1).with("currency", knowledge.currencies.get(0));
    }
  }

  /** Of some of the runners, seldom of one that is not there. */
  private List<Map<String, Object>> factors(int runners) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = draw.below(4); i >= 0; i--) {
      int runner = draw.percent(99) ? draw.between(1, runners) : runners + 1;
      int factor = draw.percent(99) ? 1_000 * draw.below(80) : 100_001;
      rows.add(new Fields().with("runner", runner).with("reductionFactor", factor).map);
    }
    return rows;
  }

  /** Its lines mostly are prices that other markets have too, so that the same are drawn. */
  private Fields line(Fields fields, long now) {
    int lowest = draw.of(5, 50, 150, 200);
    int interval = draw.of(1, 5, 10, 50);
    int lines = draw.percent(95) ? draw.between(1, 60) : draw.of(1_000, 1_001);
    fields
        .with("bettingType", "LINE")
        .with("runners", 1)
        .with("winners", 0)
        .with("commissionBasisPoints", rate())
        .with("lineMin", lowest)
        .with("lineMax", lowest + (lines - 1) * interval)
        .with("lineInterval", interval);
    return sometimes(fields, now);
  }

  /** All teams or all goals, mostly. */
  private Fields asian(Fields fields, int runners) {
    boolean goals = draw.percent(40);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = draw.percent(98) ? runners : draw.below(runners); i > 0; i--) {
      boolean ofGoals = goals != draw.below(1_000) < 3;
      String side = ofGoals ? draw.of("OVER", "UNDER") : draw.of("HOME", "AWAY");
      long wide = draw.percent(1) ? draw.upTo(1_700) : ofGoals ? draw.upTo(30) : draw.upTo(16) - 8;
      rows.add(new Fields().with("asianSide", side).with("handicap", wide).map);
    }
    return fields
        .with("bettingType", "ASIAN_HANDICAP")
        .with("winners", 0)
        .with("asianRunners", rows);
  }

  private Fields sometimes(Fields fields, long now) {
    if (draw.percent(50)) {
      fields = fields.with("betDelayModel", draw.of("ALL", "PASSIVE"));
    }
    if (draw.percent(20)) {
      fields = fields.with("keepAllowed", draw.percent(30));
    }
    return draw.percent(70) ? fields : fields.with("closeAt", now + 1 + draw.upTo(20 * SECOND));
  }

  private int rate() {
    return draw.percent(40) ? 0 : draw.below(draw.percent(50) ? 500 : 10_001);
  }

  private List<Fields> open(KnownMarket market, long now) {
    return switch (draw.below(19)) {
      case 18 -> List.of(about("ReconcileStartingPrice", market));
      case 0, 1 -> List.of(about("SuspendMarket", market).with("lapse", draw.percent(60)));
      case 2, 12, 13 -> List.of(market.inPlay() ? change(market, now) : turnInPlay(market));
      case 14, 15, 16, 17 -> List.of(change(market, now));
      case 3 -> List.of(about("CloseMarket", market));
      case 4 -> List.of(voided(market));
      case 5 -> List.of(about("OpenMarket", market));
      case 6, 7 -> List.of(recorded(market, results.any(market)));
      case 8, 9, 10 -> end(market);
      default -> List.of(create(now));
    };
  }

  private Fields suspended(KnownMarket market) {
    return switch (draw.below(7)) {
      case 6 -> about("ReconcileStartingPrice", market);
      case 0 -> turnInPlay(market);
      case 1 -> about("CloseMarket", market);
      default -> about("OpenMarket", market);
    };
  }

  private Fields turnInPlay(KnownMarket market) {
    Fields fields = about("TurnInPlay", market);
    return draw.percent(20) ? fields : fields.with("betDelaySeconds", draw.between(1, 5));
  }

  private Fields change(KnownMarket market, long now) {
    Fields fields = about("ChangeMarket", market);
    if (draw.percent(80)) {
      fields = fields.with("betDelaySeconds", draw.percent(30) ? 0 : draw.between(1, 5));
    }
    if (draw.percent(20)) {
      fields = fields.with("crossMatching", draw.percent(70));
    }
    if (draw.percent(20)) {
      fields = fields.with("factors", factors(market.runners()));
    }
    if (draw.percent(30)) {
      fields = fields.with("closeAt", draw.percent(30) ? 0 : now + 1 + draw.upTo(20 * SECOND));
    }
    return fields;
  }

  /** Closes, states results that mostly are complete, and settles; or voids. */
  private List<Fields> end(KnownMarket market) {
    List<Fields> script = new ArrayList<>();
    script.add(about("CloseMarket", market));
    if (draw.percent(15)) {
      script.add(recorded(market, results.any(market)));
      script.add(voided(market));
      return script;
    }
    if (market.hasOwnResult()) {
      script.add(recorded(market, results.any(market)));
    }
    results.complete(market).forEach(result -> script.add(recorded(market, result)));
    script.add(about("SettleMarket", market));
    while (draw.percent(40)) {
      script.add(corrections.ofSettled(market));
    }
    return script;
  }

  private Fields recorded(KnownMarket market, Fields result) {
    if (market.hasOwnResult() && draw.percent(90)) {
      return results.own(about("SetMarketResult", market), market);
    }
    Fields fields = about("SetRunnerResult", market);
    result.map.forEach(fields::with);
    return fields;
  }

  private Fields voided(KnownMarket market) {
    return about("VoidMarket", market).with("actorId", draw.actor());
  }

  private static Fields about(String command, KnownMarket market) {
    return Fields.of(command, 0).with("marketId", market.id());
  }
}
