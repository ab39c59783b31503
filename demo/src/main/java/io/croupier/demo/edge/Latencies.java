package io.croupier.demo.edge;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * Times from when a command was planned to be sent until its answer, in nanoseconds: a command that
 * had to wait before it was sent counts with its waiting.
 */
public final class Latencies {
  private static final long HIGHEST_NS = TimeUnit.MINUTES.toNanos(10);
  private static final int DIGITS = 3;

  private final Histogram histogram;

  public Latencies() {
    this(new Histogram(HIGHEST_NS, DIGITS));
  }

  private Latencies(Histogram histogram) {
    this.histogram = histogram;
  }

  /** Reads what another process has written with {@link #text}. */
  public static Latencies parse(String text) {
    try {
      return new Latencies(
          Histogram.decodeFromCompressedByteBuffer(
              ByteBuffer.wrap(Base64.getDecoder().decode(text)), HIGHEST_NS));
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("These are no latencies", e);
    }
  }

  public void record(long nanoseconds) {
    histogram.recordValue(Math.max(0, Math.min(nanoseconds, HIGHEST_NS)));
  }

  public void add(Latencies other) {
    histogram.add(other.histogram);
  }

  public long count() {
    return histogram.getTotalCount();
  }

  /** The time under which the given percentage of all answers came. */
  public long percentile(double percentage) {
    return histogram.getValueAtPercentile(percentage);
  }

  public long max() {
    return histogram.getMaxValue();
  }

  /** Everything in one word, for another process. */
  public String text() {
    ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(bytes);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
  }
}
