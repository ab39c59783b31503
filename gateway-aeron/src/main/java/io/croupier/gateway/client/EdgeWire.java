package io.croupier.gateway.client;

import io.aeron.FragmentAssembler;
import io.aeron.logbuffer.FragmentHandler;
import io.croupier.gateway.session.EdgeActions;
import io.croupier.gateway.session.EdgeSession;
import io.croupier.gateway.session.Nonces;
import io.croupier.gateway.session.OutcomeListener;
import io.croupier.gateway.transport.Inlet;
import io.croupier.gateway.transport.Outlet;
import io.croupier.gateway.transport.Pressure;
import io.croupier.gateway.transport.Transport;
import org.agrona.DirectBuffer;

/** The gateway's way to the node and its two streams back, made anew for every attempt. */
final class EdgeWire implements EdgeActions, AutoCloseable {
  private static final int TERM_LENGTH = 1024 * 1024;
  private static final int FRAGMENT_LIMIT = 64;

  private final Transport transport;
  private final EdgeConfig config;
  private final EdgeSession session;
  private final FragmentHandler toControl;
  private final FragmentHandler toOutcomes;
  private int outcomeStream;
  private Outlet outlet;
  private Inlet control;
  private Inlet outcomes;

  EdgeWire(Transport transport, EdgeConfig config, Nonces nonces, OutcomeListener listener) {
    this.transport = transport;
    this.config = config;
    session = new EdgeSession(config.identity(), config.times(), nonces, this, listener);
    toControl = new FragmentAssembler((b, o, l, header) -> session.onControl(b, o, l));
    toOutcomes = new FragmentAssembler((b, o, l, header) -> session.onOutcome(b, o, l));
  }

  EdgeSession session() {
    return session;
  }

  @Override
  public void open(int controlStream, int outcomeStream) {
    close();
    this.outcomeStream = outcomeStream;
    outlet = new Outlet(transport, config.nodeEndpoint(), config.nodeStream(), TERM_LENGTH);
    control = new Inlet(transport, config.ownEndpoint(), controlStream);
  }

  /** The outcome stream listens where the control stream has found a free port. */
  @Override
  public String endpoint() {
    String found = control.endpoint();
    if (found != null && outcomes == null) {
      outcomes = control.neighbour(outcomeStream);
    }
    return outcomes != null && outcomes.isOpen() ? found : null;
  }

  @Override
  public boolean send(DirectBuffer buffer, int offset, int length) {
    return outlet.offer(buffer, offset, length) == Pressure.NONE;
  }

  /** Hands what has arrived to the session; outcomes only when it is in. */
  int poll() {
    if (control == null) {
      return 0;
    }
    int work = control.poll(toControl, FRAGMENT_LIMIT);
    return session.isOpen() ? work + outcomes.poll(toOutcomes, FRAGMENT_LIMIT) : work;
  }

  @Override
  public void close() {
    if (outlet != null) {
      outlet.close();
      control.close();
    }
    if (outcomes != null) {
      outcomes.close();
    }
    outcomes = null;
  }
}
