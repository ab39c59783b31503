package io.croupier.bench;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.FragmentAssembler;
import io.aeron.Subscription;
import io.croupier.gateway.transport.DriverThreads;
import io.croupier.gateway.transport.EmbeddedDriver;
import io.croupier.gateway.transport.Transport;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The client of the raw echo: as many messages, of the same lengths, as the node gets and gives.
 */
final class EchoExchanger implements Exchanger {
  private static final int FRAGMENTS = 256;

  private final EmbeddedDriver driver;
  private final Transport transport;
  private final ExclusivePublication out;
  private final Subscription in;
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[WireTraffic.LONGEST]);
  private final FragmentAssembler assembler = new FragmentAssembler(this::onAnswer);
  private Answers answers;
  private long sent;
  private int inFlight;

  EchoExchanger(String serverEndpoint, String ownEndpoint) {
    driver = EmbeddedDriver.launch(DriverThreads.INVOKED, System.err::println);
    transport = new Transport(driver, "echo client", System.err::println);
    Aeron aeron = transport.aeron();
    in = aeron.addSubscription("aeron:udp?endpoint=" + ownEndpoint, EchoMain.STREAM);
    out =
        aeron.addExclusivePublication(
            "aeron:udp?term-length=4m|endpoint=" + serverEndpoint, EchoMain.STREAM);
  }

  @Override
  public boolean isReady() {
    return out.isConnected() && in.isConnected();
  }

  @Override
  public boolean send(long plannedNs) {
    message.putLong(0, plannedNs);
    message.putInt(Long.BYTES, WireTraffic.answerLength(sent));
    if (out.offer(message, 0, WireTraffic.commandLength(sent)) < 0) {
      return false;
    }
    sent++;
    inFlight++;
    return true;
  }

  @Override
  public void poll(Answers to) {
    answers = to;
    driver.doWork();
    transport.doWork();
    in.poll(assembler, FRAGMENTS);
  }

  @Override
  public int inFlight() {
    return inFlight;
  }

  @Override
  public void close() {
    transport.close();
    driver.close();
  }

  private void onAnswer(
      DirectBuffer buffer, int offset, int length, io.aeron.logbuffer.Header header) {
    inFlight--;
    answers.onAnswer(buffer.getLong(offset));
  }
}
