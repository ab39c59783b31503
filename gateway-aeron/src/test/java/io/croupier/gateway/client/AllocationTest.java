package io.croupier.gateway.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.croupier.gateway.server.CommandSink;
import io.croupier.gateway.server.GatewayServer;
import io.croupier.gateway.server.IngressCount;
import io.croupier.gateway.server.RecoveredGateways;
import io.croupier.gateway.server.ServerSettings;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.session.OutcomeConsumer;
import io.croupier.gateway.session.OutcomeHistory;
import io.croupier.gateway.session.OutcomeListener;
import io.croupier.gateway.transport.DriverThreads;
import io.croupier.gateway.transport.EmbeddedDriver;
import io.croupier.protocol.BusyReason;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.DepositEncoder;
import io.croupier.protocol.DepositedEncoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.MessageHeaderEncoder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Ingress, egress and client on one thread, the drivers on their own: nothing is allocated. */
class AllocationTest {
  private static final int WARM_UP = 10_000;
  private static final int ROUND = 1_000;
  private static final int ROUNDS = 9;
  private static final int IN_FLIGHT = 32;
  private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;
  private static final int LENGTH = HEADER + DepositEncoder.BLOCK_LENGTH;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final DepositEncoder deposit = new DepositEncoder();
  private final Heard heard = new Heard();
  private GatewayServer server;
  private EdgeClient edge;

  @Test
  void shouldAllocateNothingForAMessage() throws IOException {
    int port;
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    GatewayKey key = new GatewayKey(1, new byte[16]);
    Answering core = new Answering();
    try (EmbeddedDriver driver = EmbeddedDriver.launch(DriverThreads.SHARED, line -> {});
        GatewayServer node =
            new GatewayServer(
                ServerSettings.on("127.0.0.1:" + port),
                List.of(key),
                core,
                core,
                core,
                driver,
                line -> {});
        EdgeClient client =
            EdgeClient.connect(
                EdgeConfig.of(key, "127.0.0.1:" + port), driver, heard, line -> {})) {
      server = node;
      edge = client;
      exchange(WARM_UP);
      long[] allocated = new long[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        exchange(ROUND);
        allocated[i] = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
      }

      // A host that stops the driver's thread for a while makes messages wait, which may allocate.
      Arrays.sort(allocated);
      assertEquals(0, allocated[ROUNDS / 2], () -> Arrays.toString(allocated));
      assertTrue(server.ingress().counts().get(IngressCount.BUSY) > ROUND * ROUNDS / 50);
    }
  }

  private void exchange(int messages) {
    int end = heard.answers + messages;
    int toSend = messages;
    while (heard.answers < end) {
      if (toSend > 0 && edge.inFlight() < IN_FLIGHT && edge.claim(LENGTH) > 0) {
        deposit.wrapAndApplyHeader(edge.buffer(), edge.offset(), header).amount(5);
        edge.commit();
        toSend--;
      }
      long nowNs = System.nanoTime();
      server.ingress().doWork(nowNs);
      server.egress().doWork(nowNs);
      edge.poll();
    }
  }

  private static final class Heard implements OutcomeListener {
    private int answers;

    @Override
    public void onOutcome(
        long commandId, boolean answer, DirectBuffer buffer, int offset, int length) {
      answers += answer ? 1 : 0;
    }
  }

  /**
   * Answers each command at once with one outcome, but has no room for each twentieth; remembers as
   * many outcomes as can be in flight.
   */
  private final class Answering implements CommandSink, OutcomeHistory, RecoveredGateways {
    private static final int OUTCOME = HEADER + DepositedEncoder.BLOCK_LENGTH;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[IN_FLIGHT * OUTCOME]);
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final DepositedEncoder outcome = new DepositedEncoder();
    private final CommandHeaderDecoder command = new CommandHeaderDecoder();
    private long sequence;
    private long offered;

    @Override
    public BusyReason offer(
        DirectBuffer from, int offset, int length, boolean query, int gatewayId) {
      if (++offered % 20 == 0) {
        return BusyReason.RING_FULL;
      }
      command.wrap(from, offset + HEADER);
      sequence++;
      outcome
          .wrapAndApplyHeader(buffer, place(sequence), messageHeader)
          .header()
          .commandSequence(sequence)
          .gatewaySequence(sequence)
          .commandId(command.commandId())
          .gatewayId(gatewayId)
          .flags()
          .clear()
          .answer(true)
          .last(true);
      server.egress().onOutcome(buffer, place(sequence), OUTCOME);
      return null;
    }

    @Override
    public int poll(int gatewayId, long from, int limit, OutcomeConsumer consumer) {
      int passed = 0;
      while (from + passed <= sequence
          && consumer.onOutcome(buffer, place(from + passed), OUTCOME)) {
        passed++;
      }
      return passed;
    }

    private int place(long gatewaySequence) {
      return (int) (gatewaySequence % IN_FLIGHT) * OUTCOME;
    }

    @Override
    public void release(int gatewayId) {
      // nothing is ever read
    }

    @Override
    public int epoch() {
      return 1;
    }

    @Override
    public long highestCommandId(int gatewayId) {
      return 0;
    }

    @Override
    public long highestGatewaySequence(int gatewayId, int epoch) {
      return 0;
    }
  }
}
