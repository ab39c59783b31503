package io.croupier.bench;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Sends at planned times, whatever the answers do, and measures from the planned time: a stall
 * counts for every message that it delays, so there is no coordinated omission.
 */
final class OpenLoop {
  private static final long HIGHEST_NS = TimeUnit.SECONDS.toNanos(60);
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(20);

  /** Begin of a round that is not recorded: the sides have just been stopped and let go on. */
  private static final long SETTLE_NS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final int DIGITS = 3;

  private OpenLoop() {}

  static Histogram newHistogram() {
    return new Histogram(HIGHEST_NS, DIGITS);
  }

  /**
   * Runs one round and adds its round trips to a histogram. Gives up where nothing could be sent
   * for 20 seconds, or an answer is missing for as long.
   *
   * @param perSecond planned rate
   * @param durationNs planned length of what is recorded
   */
  static void run(Exchanger exchanger, int perSecond, long durationNs, Histogram histogram) {
    await(exchanger);
    long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long start = System.nanoTime();
    long settled = start + SETTLE_NS;
    long end = settled + durationNs;
    Exchanger.Answers record =
        planned -> {
          if (planned >= settled) {
            histogram.recordValue(Math.min(HIGHEST_NS, System.nanoTime() - planned));
          }
        };
    long planned = start;
    long nowNs = start;
    while (planned < end) {
      while (nowNs >= planned && planned < end && exchanger.send(planned)) {
        planned += interval;
      }
      exchanger.poll(record);
      nowNs = System.nanoTime();
      if (nowNs - planned > PATIENCE_NS) {
        throw new BenchException(
            "The other side fell 20 s behind " + perSecond + " messages/s; nothing is reported.");
      }
    }
    drain(exchanger, record);
  }

  private static void drain(Exchanger exchanger, Exchanger.Answers record) {
    long deadline = System.nanoTime() + PATIENCE_NS;
    while (exchanger.inFlight() > 0) {
      exchanger.poll(record);
      if (System.nanoTime() > deadline) {
        throw new BenchException(
            exchanger.inFlight() + " messages were not answered within 20 s; nothing is reported.");
      }
    }
  }

  private static void await(Exchanger exchanger) {
    long deadline = System.nanoTime() + PATIENCE_NS;
    while (!exchanger.isReady()) {
      exchanger.poll(planned -> {});
      if (System.nanoTime() > deadline) {
        throw new BenchException(
            "The other side was not reached within 20 s; nothing is reported.");
      }
    }
  }
}
