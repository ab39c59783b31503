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
 * The peer of {@code bench wire}: raw Aeron over UDP, one thread, driver invoked, that answers
 * every message with one of the length the message asks for. Arguments: own endpoint, client's
 * endpoint.
 */
final class EchoMain {
  static final int STREAM = 77;
  static final String READY = "ready";
  private static final int FRAGMENTS = 256;
  private static final int LONGEST = 1024;

  private EchoMain() {}

  public static void main(String[] args) {
    try (EmbeddedDriver driver = EmbeddedDriver.launch(DriverThreads.INVOKED, System.err::println);
        Transport transport = new Transport(driver, "echo", System.err::println)) {
      Aeron aeron = transport.aeron();
      Subscription in = aeron.addSubscription("aeron:udp?endpoint=" + args[0], STREAM);
      ExclusivePublication out =
          aeron.addExclusivePublication("aeron:udp?term-length=4m|endpoint=" + args[1], STREAM);
      System.out.println(READY);
      UnsafeBuffer answer = new UnsafeBuffer(new byte[LONGEST]);
      FragmentAssembler echo =
          new FragmentAssembler(
              (buffer, offset, length, header) -> echo(out, answer, buffer, offset));
      while (true) {
        driver.doWork();
        transport.doWork();
        in.poll(echo, FRAGMENTS);
      }
    }
  }

  private static void echo(
      ExclusivePublication out, UnsafeBuffer answer, DirectBuffer buffer, int offset) {
    answer.putLong(0, buffer.getLong(offset));
    while (out.offer(answer, 0, buffer.getInt(offset + Long.BYTES)) < 0) {
      Thread.onSpinWait();
    }
  }
}
