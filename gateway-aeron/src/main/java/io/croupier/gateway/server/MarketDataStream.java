package io.croupier.gateway.server;

import io.croupier.gateway.transport.Outlet;
import io.croupier.gateway.transport.Transport;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;

/**
 * The stream of market data, for everybody who listens. It waits for nobody: a message that cannot
 * leave now is lost, and its readers, who see that a number is missing, ask. Owned by the egress
 * thread.
 */
final class MarketDataStream implements AutoCloseable {
  private static final long RETRY_NS = TimeUnit.SECONDS.toNanos(30);

  private final Transport transport;
  private final String address;
  private final int stream;
  private final int termLength;
  private final Consumer<String> report;
  private Outlet outlet;
  private boolean open;
  private boolean reported;
  private long triedNs;

  /**
   * @param stream of this run of the node alone: nodes that share an address by mistake, and runs
   *     that lost a past, are not taken for one another.
   * @param address where readers ask to be sent the stream; null: there is no stream.
   * @param report hears, in a line, when the address cannot be used: the node goes on without.
   */
  MarketDataStream(
      Transport transport, String address, int stream, int termLength, Consumer<String> report) {
    this.transport = transport;
    this.address = address;
    this.stream = stream;
    this.termLength = termLength;
    this.report = report;
    open();
  }

  /** Opens the stream, anew where the transport was made anew. */
  void open() {
    if (address != null) {
      outlet = Outlet.shared(transport, address, stream, termLength);
      open = false;
    }
  }

  /**
   * Says once when the address turns out to be of no use, and tries it again; to be called in every
   * duty cycle.
   */
  void check(long nowNs) {
    if (open || address == null) {
      return;
    }
    if (!isTrying()) {
      if (nowNs - triedNs >= RETRY_NS) {
        open();
      }
    } else if (outlet.isGone()) {
      outlet = null;
      triedNs = nowNs;
      reportGone();
    } else {
      open = outlet.isOpen();
    }
  }

  /** Whether it is not known yet if the address can be used. */
  boolean isTrying() {
    return outlet != null && !open;
  }

  private void reportGone() {
    if (!reported) {
      reported = true;
      report.accept(
          "Market data are not sent: "
              + address
              + " cannot be used now, and is tried again every half minute; give"
              + " marketData.endpoint another port, or \"\".");
    }
  }

  /** Sends a message now or never. */
  void send(DirectBuffer buffer, int offset, int length) {
    if (outlet != null) {
      outlet.offer(buffer, offset, length);
    }
  }

  @Override
  public void close() {
    if (outlet != null) {
      outlet.close();
    }
  }
}
