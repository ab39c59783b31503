package io.croupier.gateway.transport;

import java.util.concurrent.TimeUnit;

/** A driver whose clients are given up after a short pause of theirs. */
public final class ImpatientDriver {
  /** The pause, in nanoseconds, after which a client is given up. */
  public static final long PATIENCE_NS = TimeUnit.MILLISECONDS.toNanos(700);

  private ImpatientDriver() {}

  public static EmbeddedDriver launch() {
    return EmbeddedDriver.launch(
        DriverThreads.INVOKED,
        line -> {},
        context ->
            context
                .clientLivenessTimeoutNs(PATIENCE_NS)
                .timerIntervalNs(TimeUnit.MILLISECONDS.toNanos(10)));
  }
}
