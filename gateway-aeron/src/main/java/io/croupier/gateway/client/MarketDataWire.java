package io.croupier.gateway.client;

import io.aeron.FragmentAssembler;
import io.aeron.logbuffer.FragmentHandler;
import io.croupier.gateway.session.OutcomeListener;
import io.croupier.gateway.transport.Inlet;
import io.croupier.gateway.transport.Transport;
import io.croupier.protocol.BookChangedDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.schema.MessageLengths;
import io.croupier.protocol.schema.MessageSchema;
import org.agrona.DirectBuffer;

/**
 * The shared stream of market data, as one gateway hears it, from when it is in. It goes on while
 * the gateway connects again, until the node says that it has another one. What is no whole
 * BookChanged is thrown away.
 */
final class MarketDataWire implements AutoCloseable {
  private static final int FRAGMENT_LIMIT = 64;

  private final Transport transport;
  private final EdgeConfig config;
  private final OutcomeListener listener;
  private final MessageLengths lengths = MessageSchema.load().lengths();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private FragmentHandler handler;
  private Inlet inlet;
  private int stream;

  MarketDataWire(Transport transport, EdgeConfig config, OutcomeListener listener) {
    this.transport = transport;
    this.config = config;
    this.listener = listener;
  }

  /** Listens to the stream of the node that the gateway speaks to, and to no other one's. */
  void follow(int stream) {
    if (stream != this.stream) {
      this.stream = stream;
      open();
    }
  }

  /** Begins to listen, anew where the transport was made anew. */
  void open() {
    close();
    if (config.marketData() != null && stream != 0) {
      handler = new FragmentAssembler((b, o, l, fragment) -> onMessage(b, o, l));
      inlet = Inlet.shared(transport, config.freeEndpoint(), config.marketData(), stream);
    }
  }

  int poll() {
    return inlet != null && inlet.isOpen() ? inlet.poll(handler, FRAGMENT_LIMIT) : 0;
  }

  @Override
  public void close() {
    if (inlet != null) {
      inlet.close();
      inlet = null;
    }
  }

  private void onMessage(DirectBuffer buffer, int offset, int length) {
    if (lengths.exactLength(buffer, offset, length) == length) {
      header.wrap(buffer, offset);
      if (header.templateId() == BookChangedDecoder.TEMPLATE_ID) {
        listener.onMarketData(buffer, offset, length);
      }
    }
  }
}
