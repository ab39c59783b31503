package io.croupier.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
    long first = engine.exchangeMix();
    engine.setUp();

    assertEquals(first, engine.exchangeMix());
  }
}
