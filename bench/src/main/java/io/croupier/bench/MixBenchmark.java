package io.croupier.bench;

import io.croupier.engine.Engine;
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

/**
 * {@code Engine.onCommand} on the commands of a mix: command ids, wallet, outcomes encoded and
 * digested, and what the mix is about; no journal, no network. One operation is one command.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
public abstract class MixBenchmark {
  static final int COMMANDS = 400_000;
  static final long SEED = 42;

  private Mix mix;
  private Engine engine;

  /** Makes the commands once. */
  @Setup(Level.Trial)
  public void makeCommands() {
    mix = make();
    if (mix.refused() > COMMANDS / 100) {
      throw new IllegalStateException("the mix is refused: " + mix.refused());
    }
  }

  abstract Mix make();

  /** Every invocation runs on an engine of its own. */
  @Setup(Level.Invocation)
  public void setUp() {
    engine = new Engine(new DiscardingSink(null));
    mix.setUp(engine);
  }

  /** Applies the whole mix. */
  @Benchmark
  @OperationsPerInvocation(COMMANDS)
  public long mix() {
    mix.run(engine);
    return engine.outcomeHash();
  }
}
