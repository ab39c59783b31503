package io.croupier.config;

/** What a thread does while it has nothing to do. */
public enum Idle {
  BUSY_SPIN,
  YIELD,
  BACKOFF,
  SLEEP
}
