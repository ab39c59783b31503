package io.croupier.testkit.workload;

import io.croupier.testkit.workload.Knowledge.KnownMarket;
import io.croupier.testkit.workload.Knowledge.Lines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Draws how runners end: runner, position and result, for a command or a row of one. */
final class ResultDraw {
  private final Draw draw;
  private final Knowledge knowledge;

  ResultDraw(Draw draw, Knowledge knowledge) {
    this.draw = draw;
    this.knowledge = knowledge;
  }

  /** Of one runner, whatever the others do. */
  Fields any(KnownMarket market) {
    return stated(
        draw.between(1, market.runners()), draw.of("WINNER", "LOSER", "NONE", null), draw.below(4));
  }

  /** The result of a market, put into a command. */
  Fields own(Fields command, KnownMarket market) {
    if (!market.asian()) {
      return command.with("lineResult", line(market));
    }
    int most = draw.percent(97) ? 4 : 1_000_002;
    return command.with("homeScore", draw.below(most)).with("awayScore", draw.below(most));
  }

  /** Of a market of LINE, mostly on a line or between. */
  private long line(KnownMarket market) {
    Lines lines = market.lines();
    long span = lines.highest() - lines.lowest() + 2;
    return draw.percent(5) ? draw.upTo(200_000) : lines.lowest() - 1 + draw.upTo(span);
  }

  /** Results that mostly make up the number of winners. */
  List<Fields> complete(KnownMarket market) {
    List<Integer> runners = new ArrayList<>(knowledge.history.activeRunners(market));
    List<Fields> results = new ArrayList<>();
    if (runners.isEmpty() || market.hasOwnResult()) {
      return results;
    }
    Collections.rotate(runners, draw.below(runners.size()));
    if (market.winners() == 0) {
      runners.forEach(r -> results.add(stated(r, draw.percent(50) ? "WINNER" : "LOSER", 0)));
    } else {
      placed(market, runners, results);
    }
    return results;
  }

  private void placed(KnownMarket market, List<Integer> runners, List<Fields> results) {
    int winners = Math.min(market.winners(), runners.size());
    if (draw.percent(market.eachWay() ? 5 : 30)) {
      int tied = winners == 1 ? draw.between(1, runners.size()) : winners;
      runners.subList(0, tied).forEach(r -> results.add(stated(r, "WINNER", 0)));
      runners.subList(tied, runners.size()).forEach(r -> results.add(stated(r, "LOSER", 0)));
      return;
    }
    int ahead = 0;
    while (ahead < runners.size() && ahead < winners) {
      int tied = draw.percent(60) ? 1 : draw.between(1, runners.size() - ahead);
      for (int runner : runners.subList(ahead, ahead + tied)) {
        results.add(stated(runner, null, ahead + 1));
      }
      ahead += tied;
    }
    runners.subList(ahead, runners.size()).forEach(r -> results.add(stated(r, "LOSER", 0)));
  }

  private static Fields stated(int runner, String result, int position) {
    Fields fields = new Fields().with("runner", runner).with("position", position);
    return result == null ? fields : fields.with("result", result);
  }
}
