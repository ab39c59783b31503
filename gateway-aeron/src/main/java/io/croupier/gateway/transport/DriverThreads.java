package io.croupier.gateway.transport;

/** Who runs the media driver. */
public enum DriverThreads {
  /** Nobody: the thread that calls {@link EmbeddedDriver#doWork} does. One or two cores, tests. */
  INVOKED,
  /** One thread of its own, which backs off when there is nothing to do. */
  SHARED,
  /** Threads of their own for conductor, sender and receiver. */
  DEDICATED
}
