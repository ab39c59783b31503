package io.croupier.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The benchmarks run, and do what they measure. */
class BenchmarksTest {
  @Test
  void shouldReplaceOrdersInABookOfAboutAThousand() {
    OrderBookBenchmark book = new OrderBookBenchmark();
    book.draw();
    book.fill();

    int resting = book.replace();

    assertTrue(resting > 900 && resting <= 1_000, "orders at the end: " + resting);
  }

  @Test
  void shouldSettleAndForgetInSlices() {
    List<Phase> round = new MarketRounds(4_000).next();

    assertEquals(List.of("settling", "forgetting"), round.stream().map(Phase::name).toList());
    assertEquals(List.of(4, 5), round.stream().map(Phase::commands).toList());
  }

  @Test
  void shouldSettleAccumulatorsInSlicesRoundAfterRound() {
    SettleRounds rounds = new BetRounds(4_000);

    assertEquals(List.of(16), rounds.next().stream().map(Phase::commands).toList());
    assertEquals(List.of(16), rounds.next().stream().map(Phase::commands).toList());
  }

  @Test
  void shouldDigestEveryOutcomeOfTheFloor() {
    WageringPart sizes = WageringPart.BETS_AND_WINS_IN_THE_CACHES;
    WageringFloor floor = new WageringFloor(sizes, 1_000, 42);

    long first = floor.run();

    assertEquals(first, new WageringFloor(sizes, 1_000, 42).run());
    assertNotEquals(first, floor.run());
  }

  @Test
  void shouldFillAnIndexOfIdsAndLeaveNothingBehind(@TempDir Path folder) throws IOException {
    Path place = folder.resolve("ids");
    String[] call = {"--ids", "5000", "--lookups", "100", "--folder", place.toString(), "--json"};

    assertEquals(0, new CommandLine(new IdsCommand()).execute(call));
    assertFalse(Files.exists(place), "the index is left behind");
  }

  @Test
  void shouldTouchNoFolderInWhichThereIsSomething(@TempDir Path folder) throws IOException {
    Path kept = Files.writeString(folder.resolve("kept"), "kept");
    StringWriter err = new StringWriter();
    CommandLine ids = new CommandLine(new IdsCommand()).setErr(new PrintWriter(err));

    assertEquals(2, ids.execute("--ids", "2000", "--folder", folder.toString()));
    assertTrue(err.toString().contains("There is something in " + folder), err.toString());
    assertEquals("kept", Files.readString(kept));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--ids=1023", "--lookups=0"})
  void shouldRefuseTooFewIds(String option) {
    StringWriter err = new StringWriter();
    CommandLine ids = new CommandLine(new IdsCommand()).setErr(new PrintWriter(err));

    assertEquals(2, ids.execute(option));
    assertTrue(err.toString().contains(option.replaceAll("=.*", "") + " must be"), err.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 4_000_001})
  void shouldRefuseToSettleSoManyBets(int bets) {
    StringWriter err = new StringWriter();
    CommandLine settle = new CommandLine(new SettleCommand()).setErr(new PrintWriter(err));

    assertEquals(2, settle.execute("--bets", Integer.toString(bets)));
    assertTrue(err.toString().startsWith("--bets must be from 2"), err.toString());
  }

  @Test
  void shouldCountTheBytesOfEachThing() {
    Map<String, Double> bytes = new MemoryCommand().count();

    assertTrue(bytes.size() > 10, bytes.toString());
    new MemoryCommand()
        .count()
        .forEach(
            (thing, of) -> {
              assertTrue(of > 4, thing + " " + of);
              assertEquals(bytes.get(thing), of, 1, thing);
            });
  }

  @Test
  void shouldApplyTheWholeMixToTheEngine() {
    EngineBenchmark engine = new EngineBenchmark();
    engine.makeCommands();
    engine.setUp();
    long first = engine.mix();
    engine.setUp();

    assertEquals(first, engine.mix());
  }
}
