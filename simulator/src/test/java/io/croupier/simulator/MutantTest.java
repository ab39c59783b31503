package io.croupier.simulator;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.testkit.Mutant;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Defects put in on purpose, and the first seed that finds each. */
class MutantTest {
  private static final int SEEDS = 100;
  private static final Mutant RELEASED_EARLY =
      new Mutant(
          "node",
          "io.croupier.node.EgressStage",
          "durableSequence = durable.get();",
          "durableSequence = Long.MAX_VALUE;");

  @TempDir private Path folder;

  static Stream<Arguments> mutants() {
    return Stream.of(
        mutant("an outcome is released before its command is durable", 4, RELEASED_EARLY),
        mutant(
            "a hash table is iterated over",
            3,
            new Mutant(
                "engine",
                "io.croupier.engine.exchange.BookDeltas",
                "for (int level = 0; level < levels.count(); level++) {",
                """
                java.util.Map<Object, Integer> all = new java.util.HashMap<>();
                for (int level = 0; level < levels.count(); level++) {
                  all.put(new Object(), level);
                }
                for (int level : all.values()) {
                """)),
        mutant(
            "a counter is not in the snapshot",
            1,
            new Mutant(
                "engine",
                "io.croupier.engine.store.SlotStore",
                "visitor.ints(\"serials\", 1, serials, 1, highest + 1);",
                "")),
        mutant(
            "a seal skips a frame",
            1,
            new Mutant(
                "journal",
                "io.croupier.journal.frame.FrameWriter",
                "chain.add(frame, 0, length);",
                "if (sequence % 50 != 49) chain.add(frame, 0, length);")),
        mutant(
            "a command id is forgotten by a restart",
            2,
            new Mutant(
                "engine",
                "io.croupier.engine.store.Dedupe",
                "visitor.longs(\"ids\", 1, ids, 0, ids.length);",
                "visitor.longs(\"ids\", 1, ids, 0, ids.length / 2);")),
        mutant(
            "a timer is out of order",
            1,
            new Mutant(
                "engine",
                "io.croupier.engine.timer.Timers",
                "if (child < size && before(heap[child + 1], heap[child])) {",
                "if (child < size && before(heap[child], heap[child + 1])) {")));
  }

  private static Arguments mutant(String defect, long seed, Mutant mutant) {
    return Arguments.of(Named.of(defect, mutant), seed);
  }

  @ParameterizedTest(name = "{0}: seed {1}")
  @MethodSource("mutants")
  void shouldBeFoundByASeed(Mutant mutant, long seed) throws Exception {
    assertNotNull(first(mutant.make(folder, SeedRun.class), seed));
  }

  @Test
  void shouldBeCutToTheFaultsThatItNeeds() throws Exception {
    String call = first(RELEASED_EARLY.make(folder, CutRun.class), 4);
    assertTrue(
        call.matches("./croupier simulate --seed \\d+ --time \\d+ms --faults [\\d,]+"), call);
    int faults = call.substring(call.lastIndexOf(' ')).split(",").length;
    int drawn = FaultPlan.draw(4, SeedRun.TIME_MS).faults().size();
    assertTrue(faults <= drawn / 2, faults + " faults of " + drawn + " are left: " + call);
  }

  /** Another workload leads elsewhere: then another of the first hundred seeds must find it. */
  private static String first(LongFunction<String> runs, long seed) {
    return LongStream.concat(LongStream.of(seed), LongStream.rangeClosed(1, SEEDS))
        .mapToObj(runs)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
