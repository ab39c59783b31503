package io.croupier.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** {@link WageringFloor} in the sizes of the wagering mix, and in sizes that lie in the caches. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
public class FloorBenchmark {
  static final int COMMANDS = 400_000;

  private WageringFloor full;
  private WageringFloor small;

  /** Draws the commands once. */
  @Setup(Level.Trial)
  public void draw() {
    full = new WageringFloor(WageringPart.MIX, COMMANDS, 42);
    small = new WageringFloor(WageringPart.BETS_AND_WINS_IN_THE_CACHES, COMMANDS, 42);
  }

  /** 262,144 ids, 100,000 rounds, 10,000 accounts. */
  @Benchmark
  @OperationsPerInvocation(COMMANDS)
  public long asTheWageringMix() {
    return full.run();
  }

  /** 4,096 ids, 2,500 rounds, 1,000 accounts. */
  @Benchmark
  @OperationsPerInvocation(COMMANDS)
  public long inTheCaches() {
    return small.run();
  }
}
