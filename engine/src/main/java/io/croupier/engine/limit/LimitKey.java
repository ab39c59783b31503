package io.croupier.engine.limit;

import io.croupier.protocol.LimitKind;
import io.croupier.protocol.LimitOwner;
import io.croupier.protocol.LimitPeriod;

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

  /** Whether kind, period and owner are stated, and known. */
  boolean isKnown() {
    return kind <= LimitKind.SESSION_TIME.value()
        && period <= LimitPeriod.MONTH.value()
        && owner <= LimitOwner.REGULATOR.value();
  }

  boolean isSessionTime() {
    return kind == LimitKind.SESSION_TIME.value();
  }

  /** Where the kind stands in its row. */
  int place() {
    return isSessionTime() ? Limits.SESSION : kind;
  }
}
