package io.croupier.demo.importer;

import io.croupier.demo.edge.Board;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Makes up a recording: a place market with a book that is never crossed. A runner is removed after
 * a quarter of it, which takes some lays away and lowers others; at half time it turns in-play,
 * with a bet delay.
 */
public final class SyntheticRecording {
  private static final int RUNNERS = 4;
  private static final int REMOVED = 3;
  private static final double FACTOR = 12.345;
  private static final int MIDDLE = 300;
  private static final int TICK = 10;
  private static final int DEPTH = 12;

  private final SplittableRandom random;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Double> matched = new TreeMap<>();
  private boolean removed;

  private SyntheticRecording(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Writes so many messages, and some more that open, turn, suspend and close. */
  public static Path write(Path file, int messages, long seed) {
    SyntheticRecording recording = new SyntheticRecording(seed);
    recording.add(definition("OPEN", false, "ACTIVE", false), List.of());
    for (int i = 0; i < messages; i++) {
      if (i == messages / 4) {
        recording.removed = true;
        recording.add(definition("OPEN", false, "ACTIVE", true), List.of(recording.change(1)));
      }
      if (i == messages / 2) {
        recording.add(definition("OPEN", true, "ACTIVE", true), List.of(recording.change(1)));
      }
      recording.add(null, List.of(recording.change(1), recording.change(2)));
    }
    recording.add(definition("SUSPENDED", true, "ACTIVE", true), List.of());
    recording.add(definition("CLOSED", true, "LOSER", true), List.of());
    return ImportedBooks.write(file, recording.lines);
  }

  private void add(Map<String, ?> definition, List<Map<String, Object>> changes) {
    Map<String, Object> market = new TreeMap<>(Map.of("id", "1.1", "rc", changes));
    if (definition != null) {
      market.put("marketDefinition", definition);
    }
    lines.add(Board.line(Map.of("op", "mcm", "mc", List.of(market))));
  }

  /** Some levels of a runner get another size; lays stay below the middle, backs above it. */
  private Map<String, Object> change(int half) {
    int drawn = random.nextInt(RUNNERS / 2) + (half - 1) * RUNNERS / 2;
    int runner = removed && drawn == REMOVED ? REMOVED - 1 : drawn;
    Map<String, Object> change = new TreeMap<>();
    change.put("id", 100 + runner);
    change.put("atb", levels(-TICK));
    change.put("atl", levels(TICK));
    change.put("trd", matches(runner));
    return change;
  }

  private List<List<Number>> levels(int tick) {
    Map<Integer, Double> levels = new TreeMap<>();
    for (int i = 0; i < 3; i++) {
      int price = MIDDLE + tick * (1 + random.nextInt(DEPTH));
      levels.put(price, random.nextInt(5) * random.nextInt(900) / 1e2);
    }
    return asLevels(levels);
  }

  private List<List<Number>> matches(int runner) {
    Map<Integer, Double> levels = new TreeMap<>();
    int price = MIDDLE + TICK * (random.nextInt(2 * DEPTH) - DEPTH);
    levels.put(
        price, matched.merge(runner + "/" + price, random.nextInt(2_000) / 1e2, Double::sum));
    return asLevels(levels);
  }

  private static List<List<Number>> asLevels(Map<Integer, Double> sizes) {
    List<List<Number>> levels = new ArrayList<>();
    sizes.forEach((price, size) -> levels.add(List.of(price / 1e2, Math.round(size * 1e2) / 1e2)));
    return levels;
  }

  private static Map<String, ?> definition(
      String status, boolean inPlay, String first, boolean removed) {
    List<Map<String, Object>> runners = new ArrayList<>();
    for (int i = 0; i < RUNNERS; i++) {
      String closed = i < 2 ? "WINNER" : "LOSER";
      String stands = first.equals("ACTIVE") ? "ACTIVE" : closed;
      runners.add(
          Map.of(
              "id",
              100 + i,
              "status",
              removed && i == REMOVED ? "REMOVED" : stands,
              "adjustmentFactor",
              FACTOR));
    }
    return Map.of(
        "status",
        status,
        "inPlay",
        inPlay,
        "bettingType",
        "ODDS",
        "numberOfWinners",
        2,
        "marketBaseRate",
        5,
        "betDelay",
        inPlay ? 1 : 0,
        "runners",
        runners);
  }
}
