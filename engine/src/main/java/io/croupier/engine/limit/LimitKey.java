package io.croupier.engine.limit;

import io.croupier.protocol.LimitKind;

/**
 * Which limit of an account a message is about. One object is used again and again.
 *
 * <p>Owned by the engine thread.
 */
final class LimitKey {
  /** Index of the currency; UNKNOWN for the session time. */
  int currency;

  /** Of the wallet; 0 for the session time. */
  int wallet;

  int kind;
  int period;
  int owner;

  boolean isSessionTime() {
    return kind == LimitKind.SESSION_TIME.value();
  }

  /** Where the kind stands in its row. */
  int place() {
    return isSessionTime() ? Limits.SESSION : kind;
  }
}
