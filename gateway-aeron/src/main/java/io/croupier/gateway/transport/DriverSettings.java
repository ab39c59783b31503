package io.croupier.gateway.transport;

import java.util.function.Supplier;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * What of a media driver is a matter of the host it runs on.
 *
 * @param socketBuffer bytes of a socket's buffer that are asked for; the host may give less.
 * @param idle makes what sender and receiver each do while there is nothing to do, where they have
 *     threads of their own.
 */
public record DriverSettings(int socketBuffer, Supplier<IdleStrategy> idle) {
  /** Large buffers, threads that never rest. */
  public static final DriverSettings DEFAULT =
      new DriverSettings(2 * 1024 * 1024, () -> BusySpinIdleStrategy.INSTANCE);
}
