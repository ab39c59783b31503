package io.croupier.engine.timer;

/** What a timer is for; an object has at most one timer of a kind. Append only. */
public enum TimerKind {
  /** A market's closeAt. */
  MARKET_CLOSE,
  /** A session's expiresAt, or when it has been idle for too long. */
  SESSION_EXPIRY,
  /** The end of an order's bet delay. */
  BET_DELAY,
  /** An account's heartbeat. */
  HEARTBEAT,
  /** The end of the time in which a pending command can be approved. */
  APPROVAL_EXPIRY,
  /** The end of the time in which a requested deposit can be confirmed. */
  DEPOSIT_EXPIRY,
  /** The end of the time in which a withdrawal can be approved. */
  WITHDRAWAL_EXPIRY,
  /** An account is to be reminded of time and money. */
  REALITY_CHECK,
  /** The end of a time-out, or of a self-exclusion that was lifted. */
  EXCLUSION_END,
  /** The end of the period in which an account must be used. */
  DORMANCY,
  /** The end of the time that a casino round has after its last bet. */
  ROUND_END,
  /** The end of the time in which a bonus can be taken, or used. */
  BONUS_EXPIRY,
  /** The end of the time in which a server seed can be revealed. */
  SEED_EXPIRY
}
