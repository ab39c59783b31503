package io.croupier.gateway.server;

import io.croupier.gateway.transport.Outlet;
import io.croupier.gateway.transport.Pressure;
import io.croupier.gateway.transport.Transport;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;

/**
 * The stream of market data, for everybody who listens. It waits for nobody: a message that cannot
 * leave now is lost, and its readers, who see that a number is missing, ask. Owned by the egress
 * thread.
 */
final class MarketDataStream implements AutoCloseable {
  private final Transport transport;
  private final String address;
  private final int termLength;
  private final Consumer<String> report;
  private Outlet outlet;
  private boolean gone;

  /**
   * @param address where readers ask to be sent the stream; null: there is no stream.
   * @param report hears, in a line, when the address cannot be used: the node goes on without.
   */
  MarketDataStream(Transport transport, String address, int termLength, Consumer<String> report) {
    this.transport = transport;
    this.address = address;
    this.termLength = termLength;
    this.report = report;
    open();
  }

  /** Opens the stream, anew where the transport was made anew. */
  void open() {
    if (address != null) {
      outlet = Outlet.shared(transport, address, ServerSettings.MARKET_DATA_STREAM, termLength);
      gone = false;
    }
  }

  /** Sends a message now or never. */
  void send(DirectBuffer buffer, int offset, int length) {
    if (outlet == null || gone) {
      return;
    }
    gone = outlet.offer(buffer, offset, length) == Pressure.GONE;
    if (gone) {
      report.accept(
          "Market data are not sent: "
              + address
              + " cannot be used; give marketData.endpoint another port, or \"\".");
    }
  }

  @Override
  public void close() {
    if (outlet != null) {
      outlet.close();
    }
  }
}
