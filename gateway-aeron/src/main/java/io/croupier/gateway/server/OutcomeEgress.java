package io.croupier.gateway.server;

import io.croupier.gateway.session.AttendedClock;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.session.OutcomeHistory;
import io.croupier.gateway.session.SessionActions;
import io.croupier.gateway.session.SessionEncoder;
import io.croupier.gateway.transport.Outlet;
import io.croupier.gateway.transport.Transport;
import io.croupier.protocol.BookChangedDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;

/**
 * Serves each gateway its stream of outcomes, and waits for none: one that is slow, or has missed
 * something, is served from the history by its own cursor until it stands at the head again.
 *
 * <p><b>Guarantees.</b> Nothing leaves that was not handed over by {@link #onOutcome} or {@link
 * #onQueryAnswer}, or was there when recovery ended. Allocates nothing for a message. Owned by the
 * egress thread.
 */
public final class OutcomeEgress implements AutoCloseable {
  private final Transport transport;
  private final ServerSettings settings;
  private final OutcomeHistory history;
  private final MarketDataStream marketData;
  private final AttendedClock clock;
  private final SessionMailbox mailbox = new SessionMailbox(new Wanted());
  private final SessionEncoder encoder = new SessionEncoder();
  private final MessageHeaderDecoder message = new MessageHeaderDecoder();
  private final OutcomeHeaderDecoder header = new OutcomeHeaderDecoder();
  private final List<Link> links = new ArrayList<>();
  private final Link[] serving;
  private final AtomicLongArray highest;
  private int generation;
  private long heartbeatNs;

  OutcomeEgress(
      Transport transport,
      ServerSettings settings,
      int marketDataStream,
      List<GatewayKey> keys,
      RecoveredGateways recovered,
      OutcomeHistory history,
      Consumer<String> report) {
    this.transport = transport;
    this.settings = settings;
    this.history = history;
    clock = new AttendedClock(settings.times().heartbeatNs());
    generation = transport.generation();
    marketData =
        new MarketDataStream(
            transport,
            settings.marketData(),
            marketDataStream,
            settings.outcomeTermLength(),
            report);
    int size = 1 + keys.stream().mapToInt(GatewayKey::gatewayId).max().orElse(0);
    serving = new Link[size];
    highest = new AtomicLongArray(size);
    for (GatewayKey key : keys) {
      int id = key.gatewayId();
      highest.set(id, recovered.highestGatewaySequence(id, recovered.epoch()));
    }
  }

  /**
   * Takes an outcome that is durable and stands in the history, and sends it if its gateway is here
   * and it is the next for it; else the gateway gets it from the history later.
   */
  public void onOutcome(DirectBuffer buffer, int offset, int length) {
    header.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
    int gatewayId = header.gatewayId();
    if (gatewayId == 0) {
      onNodesOutcome(buffer, offset, length);
      return;
    }
    if (gatewayId >= serving.length) {
      return; // a gateway that is not in the configuration any more
    }
    long gatewaySequence = header.gatewaySequence();
    highest.setRelease(gatewayId, gatewaySequence);
    Link link = serving[gatewayId];
    if (link != null) {
      link.cursor().onDurable(gatewaySequence, buffer, offset, length);
    }
  }

  /** What the node itself caused is told to nobody; market data are told to everybody. */
  private void onNodesOutcome(DirectBuffer buffer, int offset, int length) {
    message.wrap(buffer, offset);
    if (message.templateId() == BookChangedDecoder.TEMPLATE_ID) {
      marketData.send(buffer, offset, length);
    }
  }

  /**
   * Sends a row of the answer to a query, when what it tells is durable; to a gateway that is not
   * here it is not sent: the gateway asks again.
   */
  public void onQueryAnswer(DirectBuffer buffer, int offset, int length) {
    header.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
    int gatewayId = header.gatewayId();
    Link link = gatewayId < serving.length ? serving[gatewayId] : null;
    if (link != null) {
      link.control().send(buffer, offset, length);
    }
  }

  /** One duty cycle; {@code nowNs} of any origin, as long as it does not go back. */
  public int doWork(long nowNs) {
    int work = transport.doWork();
    if (generation != transport.generation()) {
      closeAll(); // the gateways hear nothing more and say hello again
      marketData.open();
      generation = transport.generation();
    }
    long now = clock.advance(nowNs);
    marketData.check(now);
    work += mailbox.deliver();
    for (int i = links.size() - 1; i >= 0; i--) {
      Link link = links.get(i);
      work += link.doWork(highest.getPlain(link.gatewayId()), now);
      if (link.isOver(now, settings.times().timeoutNs())) {
        close(link);
      }
    }
    if (now - heartbeatNs >= settings.times().heartbeatNs()) {
      heartbeatNs = now;
      sendHeartbeats();
    }
    return work;
  }

  /** Highest outcome of a gateway that has become durable; 0: none. Any thread. */
  public long highestGatewaySequence(int gatewayId) {
    return highest.getAcquire(gatewayId);
  }

  /** What ingress wants of egress goes in here. */
  SessionMailbox mailbox() {
    return mailbox;
  }

  @Override
  public void close() {
    closeAll();
    marketData.close();
    transport.close();
  }

  private void sendHeartbeats() {
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      if (serving[link.gatewayId()] == link) {
        int length = encoder.heartbeat(link.gatewayId(), link.cursor().sentThrough());
        link.control().sendNowOrNever(encoder.buffer(), 0, length);
      }
    }
  }

  private void closeAll() {
    for (int i = links.size() - 1; i >= 0; i--) {
      close(links.get(i));
    }
  }

  private void close(Link link) {
    stopServing(link);
    links.remove(link);
    link.close();
  }

  private void stopServing(Link link) {
    if (serving[link.gatewayId()] == link) {
      serving[link.gatewayId()] = null;
    }
  }

  /** Null when the link has come to its end already. */
  private Link find(int number) {
    for (int i = links.size() - 1; i >= 0; i--) {
      if (links.get(i).number() == number) {
        return links.get(i);
      }
    }
    return null;
  }

  /** What the session rules on the ingress thread want, done on this one. */
  private final class Wanted implements SessionActions {
    @Override
    public void openLink(int link, String endpoint, int controlStream) {
      links.add(new Link(transport, link, endpoint, controlStream, clock.now()));
    }

    @Override
    public void send(int link, DirectBuffer buffer, int offset, int length) {
      Link to = find(link);
      if (to != null) {
        to.control().send(buffer, offset, length);
      }
    }

    @Override
    public void serve(int link, int gatewayId, int outcomeStream, long fromGatewaySequence) {
      Link to = find(link);
      if (to != null) {
        Outlet outlet =
            new Outlet(transport, to.endpoint(), outcomeStream, settings.outcomeTermLength());
        to.serve(gatewayId, history, outlet, fromGatewaySequence);
        serving[gatewayId] = to;
      }
    }

    @Override
    public void resend(int link, long fromGatewaySequence) {
      Link to = find(link);
      if (to != null && to.cursor() != null) {
        to.cursor().resend(fromGatewaySequence);
      }
    }

    @Override
    public void closeLink(int link) {
      Link to = find(link);
      if (to != null) {
        stopServing(to);
        to.closeSoon(clock.now());
      }
    }
  }
}
