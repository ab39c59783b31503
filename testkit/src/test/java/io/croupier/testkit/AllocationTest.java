package io.croupier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.croupier.engine.Engine;
import io.croupier.engine.outcome.OutcomeSink;
import io.croupier.protocol.BetAcceptedDecoder;
import io.croupier.protocol.BetSettledDecoder;
import io.croupier.protocol.BonusChangedDecoder;
import io.croupier.protocol.MarketSettledDecoder;
import io.croupier.protocol.MatchedDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.RefusedDecoder;
import io.croupier.protocol.RoundDebitedDecoder;
import io.croupier.protocol.StartingPriceReconciledDecoder;
import io.croupier.testkit.workload.TimedCommand;
import io.croupier.testkit.workload.Workload;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** After Genesis the engine allocates nothing, whatever it is given. */
class AllocationTest {
  private static final int COMMANDS = 1_000_000;
  private static final int RECORDED = 10_000;

  /** Outcomes of each part of the engine, so that the commands are what they shall be. */
  private static final int[] OF_EVERY_PART = {
    MatchedDecoder.TEMPLATE_ID,
    MarketSettledDecoder.TEMPLATE_ID,
    StartingPriceReconciledDecoder.TEMPLATE_ID,
    RoundDebitedDecoder.TEMPLATE_ID,
    BetAcceptedDecoder.TEMPLATE_ID,
    BetSettledDecoder.TEMPLATE_ID,
    BonusChangedDecoder.TEMPLATE_ID
  };

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void shouldAllocateNothingForCommandsAcceptedAndRefused() {
    List<TimedCommand> recorded = JournalOfBytes.record(Workload.inLargeWorld(5), RECORDED);
    long[] times = recorded.stream().mapToLong(TimedCommand::timestampNs).toArray();
    DirectBuffer[] messages =
        recorded.stream().map(c -> new UnsafeBuffer(c.message())).toArray(DirectBuffer[]::new);
    CountingSink sink = new CountingSink();
    long[] allocated = new long[COMMANDS / RECORDED];
    for (int run = 0; run < allocated.length; run++) {
      allocated[run] = run(new Engine(sink), times, messages);
    }
    // When the JVM replaces compiled code it now and then allocates in the thread's name; what the
    // engine itself allocates would be there in every run.
    Arrays.sort(allocated);
    assertEquals(0, allocated[allocated.length / 2], () -> Arrays.toString(allocated));
    for (int template : OF_EVERY_PART) {
      assertTrue(sink.seen.get(template), "no outcome of template " + template);
    }
    assertTrue(sink.refused > 0 && sink.refused < sink.outcomes, "accepted and refused ones");
  }

  /** Gives the bytes that were allocated after Genesis. */
  private static long run(Engine engine, long[] times, DirectBuffer[] messages) {
    engine.onCommand(1, times[0], messages[0], 0, messages[0].capacity());
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    for (int i = 1; i < messages.length; i++) {
      engine.onCommand(i + 1, times[i], messages[i], 0, messages[i].capacity());
    }
    return THREADS.getThreadAllocatedBytes(thread) - before;
  }

  /** Counts and forgets. */
  private static final class CountingSink implements OutcomeSink {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024 * 1024]);
    private int end;
    private final int[] begins = new int[10_000];
    private final BitSet seen = new BitSet(1_000);
    private int count;
    private long outcomes;
    private long refused;

    @Override
    public MutableDirectBuffer buffer() {
      return buffer;
    }

    @Override
    public int claim(int length) {
      int last = end;
      begins[count++] = last;
      end = BitUtil.align(end + length, Long.BYTES);
      buffer.setMemory(last, end - last, (byte) 0);
      outcomes++;
      return last;
    }

    @Override
    public void commit() {
      for (int i = 0; i < count; i++) {
        int at = begins[i] + MessageHeaderDecoder.templateIdEncodingOffset();
        int template = buffer.getShort(at) & 0xFFFF;
        seen.set(template);
        refused += template == RefusedDecoder.TEMPLATE_ID ? 1 : 0;
      }
      count = 0;
      end = 0;
    }
  }
}
