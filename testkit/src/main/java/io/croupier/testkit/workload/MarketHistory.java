package io.croupier.testkit.workload;

import io.croupier.testkit.workload.Knowledge.KnownMarket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has become of bets in markets, from outcomes. */
final class MarketHistory {
  private static final int LATEST = 60;

  private final Map<Long, Set<Long>> voidRunners = new HashMap<>();
  private final Map<Long, List<Long>> matchTimes = new HashMap<>();

  /** The runners of a market that are not void. */
  List<Integer> activeRunners(KnownMarket market) {
    Set<Long> gone = voidRunners.getOrDefault(market.id(), Set.of());
    List<Integer> active = new ArrayList<>();
    for (int runner = 1; runner <= market.runners(); runner++) {
      if (!gone.contains((long) runner)) {
        active.add(runner);
      }
    }
    return active;
  }

  /** When orders of a market were matched, latest last. */
  List<Long> matchTimes(KnownMarket market) {
    return matchTimes.getOrDefault(market.id(), List.of());
  }

  void learnRunner(Map<String, Object> outcome) {
    if (Set.of("VOIDED", "REMOVED").contains(outcome.get("result"))) {
      voidRunners
          .computeIfAbsent((Long) outcome.get("marketId"), none -> new HashSet<>())
          .add((Long) outcome.get("runner"));
    }
  }

  void learnMatch(Map<String, Object> outcome) {
    List<Long> times =
        matchTimes.computeIfAbsent((Long) outcome.get("marketId"), none -> new ArrayList<>());
    times.add((Long) outcome.get("timestampNs"));
    if (times.size() > LATEST) {
      times.remove(0);
    }
  }
}
