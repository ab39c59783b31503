package io.croupier.gateway.server;

import io.croupier.gateway.session.OutcomeConsumer;
import io.croupier.gateway.session.OutcomeCursor;
import io.croupier.gateway.session.OutcomeHistory;
import io.croupier.gateway.transport.Outlet;
import io.croupier.gateway.transport.Pressure;
import io.croupier.gateway.transport.Transport;
import org.agrona.DirectBuffer;

/**
 * The way back to one gateway in one attempt of it to connect: the control stream from the first
 * word on, the outcome stream when it is let in. Owned by the egress thread.
 */
final class Link implements AutoCloseable {
  /** Outcomes passed in the history for one gateway in one duty cycle at most. */
  private static final int SLICE = 256;

  private static final int NOBODY = 0;

  private final int number;
  private final String endpoint;
  private final ControlLink control;
  private final OutcomeConsumer receiver = this::offer;
  private int gatewayId = NOBODY;
  private Outlet outcomes;
  private OutcomeCursor cursor;
  private boolean gone;
  private boolean closing;
  private long movedNs;

  Link(Transport transport, int number, String endpoint, int controlStream, long nowNs) {
    this.number = number;
    this.endpoint = endpoint;
    control = new ControlLink(transport, endpoint, controlStream);
    movedNs = nowNs;
  }

  int number() {
    return number;
  }

  /** The gateway that is served over this link; 0: none yet. */
  int gatewayId() {
    return gatewayId;
  }

  ControlLink control() {
    return control;
  }

  /** Begins to serve a gateway. */
  void serve(int gateway, OutcomeHistory history, Outlet outlet, long from) {
    gatewayId = gateway;
    outcomes = outlet;
    cursor = new OutcomeCursor(gateway, history, receiver, from);
  }

  String endpoint() {
    return endpoint;
  }

  OutcomeCursor cursor() {
    return cursor;
  }

  /** Nothing new goes out; the link ends when what waits has left. */
  void closeSoon(long nowNs) {
    closing = true;
    movedNs = nowNs;
  }

  /** Moves both streams on by a slice. */
  int doWork(long highestGatewaySequence, long nowNs) {
    int work = control.flush();
    boolean waits = control.isWaiting();
    if (cursor != null && !closing) {
      work += cursor.serve(highestGatewaySequence, SLICE);
      waits |= cursor.isBehind(highestGatewaySequence);
    }
    if (work > 0 || !waits && !closing) {
      movedNs = nowNs;
    }
    return work;
  }

  /** Whether the link has come to its end: done, broken, or stuck for longer than the timeout. */
  boolean isOver(long nowNs, long timeoutNs) {
    return gone
        || control.isGone()
        || closing && !control.isWaiting()
        || nowNs - movedNs > timeoutNs;
  }

  @Override
  public void close() {
    control.close();
    if (cursor != null) {
      cursor.release();
      outcomes.close();
    }
  }

  private boolean offer(DirectBuffer buffer, int offset, int length) {
    Pressure pressure = outcomes.offer(buffer, offset, length);
    gone |= pressure == Pressure.GONE;
    return pressure == Pressure.NONE;
  }
}
