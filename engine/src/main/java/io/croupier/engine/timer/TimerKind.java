package io.croupier.engine.timer;

/** What a timer is for; an object has at most one timer of a kind. Append only. */
public enum TimerKind {
  /** A market's closeAt. */
  MARKET_CLOSE,
  /** A session's expiresAt. */
  SESSION_EXPIRY,
  /** The end of an order's bet delay. */
  BET_DELAY,
  /** An account's heartbeat. */
  HEARTBEAT,
  /** The end of the time in which a pending command can be approved. */
  APPROVAL_EXPIRY,
  /** The end of the period in which an account must be used. */
  DORMANCY
}
