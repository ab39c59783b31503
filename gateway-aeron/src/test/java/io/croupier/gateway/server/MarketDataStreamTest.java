package io.croupier.gateway.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.gateway.transport.DriverThreads;
import io.croupier.gateway.transport.EmbeddedDriver;
import io.croupier.gateway.transport.Transport;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class MarketDataStreamTest {
  private static final long HALF_A_MINUTE = TimeUnit.SECONDS.toNanos(30);
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
  private static final int TERM_LENGTH = 64 * 1024;

  private final List<String> reports = new ArrayList<>();
  private long now = 1;

  @Test
  void shouldSayOnceThatItsAddressIsTakenAndTakeItWhenItIsFree() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (DatagramSocket holder = new DatagramSocket(0, loopback);
        EmbeddedDriver driver = EmbeddedDriver.launch(DriverThreads.INVOKED, line -> {});
        Transport transport = new Transport(driver, "test", line -> {})) {
      InetSocketAddress address = new InetSocketAddress(loopback, holder.getLocalPort());
      String text = "127.0.0.1:" + address.getPort();
      try (MarketDataStream stream =
          new MarketDataStream(transport, text, 7, TERM_LENGTH, reports::add)) {
        run(driver, transport, stream, () -> !reports.isEmpty());
        now += HALF_A_MINUTE;
        run(driver, transport, stream, () -> !stream.isTrying());
        assertEquals(1, reports.size(), reports.toString());
        assertTrue(reports.get(0).contains(text + " cannot be used"), reports.get(0));
        holder.close();
        now += HALF_A_MINUTE - 1;
        run(driver, transport, stream, pause());
        assertTrue(!isTaken(address), "tried before its time");
        now += HALF_A_MINUTE;
        run(driver, transport, stream, () -> isTaken(address));
        assertEquals(1, reports.size(), reports.toString());
      }
    }
  }

  private void run(
      EmbeddedDriver driver, Transport transport, MarketDataStream stream, BooleanSupplier until) {
    long deadlineNs = System.nanoTime() + PATIENCE_NS;
    do {
      assertTrue(System.nanoTime() < deadlineNs, "a minute was not enough");
      driver.doWork();
      transport.doWork();
      stream.check(now);
    } while (!until.getAsBoolean());
  }

  /** Many duty cycles. */
  private static BooleanSupplier pause() {
    int[] cycles = {0};
    return () -> ++cycles[0] > 500;
  }

  private static boolean isTaken(InetSocketAddress address) {
    try (DatagramSocket free = new DatagramSocket(address)) {
      return free.isClosed();
    } catch (SocketException e) {
      return true;
    }
  }
}
