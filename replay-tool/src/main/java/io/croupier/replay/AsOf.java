package io.croupier.replay;

import io.croupier.journal.frame.EpochHeader;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.protocol.schema.Times;
import org.agrona.DirectBuffer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A point in a journal: behind the command with a sequence, or behind the last one up to a time.
 *
 * @param lastSequence behind which nothing counts
 * @param lastTimestampNs behind which nothing counts
 */
record AsOf(long lastSequence, long lastTimestampNs) {
  /** Behind everything. */
  static final AsOf END = new AsOf(Long.MAX_VALUE, Long.MAX_VALUE);

  /** Gives {@code replay} what stands up to this point. */
  FrameHandler upToHere(Replay replay, Progress progress) {
    return new FrameHandler() {
      @Override
      public void onEpoch(EpochHeader epoch) {
        replay.begin(epoch);
      }

      @Override
      public void onCommand(
          long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
        check(sequence, timestampNs);
        replay.apply(sequence, timestampNs, buffer, offset, length);
        progress.at(sequence);
      }

      @Override
      public void onSkipped(
          long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
        check(sequence, timestampNs);
        replay.skip(sequence, buffer, offset, length);
      }
    };
  }

  private void check(long sequence, long timestampNs) {
    if (sequence > lastSequence || timestampNs > lastTimestampNs) {
      throw EndOfReading.INSTANCE;
    }
  }

  /** Reads a point from the command line. */
  static final class Converter implements ITypeConverter<AsOf> {
    @Override
    public AsOf convert(String text) {
      if (text.matches("\\d{1,18}")) {
        return new AsOf(Long.parseLong(text), Long.MAX_VALUE);
      }
      Long epochNs = Times.toEpochNs(text);
      if (epochNs == null) {
        throw new TypeConversionException(
            "'"
                + text
                + "' is neither a sequence nor an ISO-8601 time such as 2000-01-01T00:00:00Z");
      }
      return new AsOf(Long.MAX_VALUE, epochNs);
    }
  }
}
