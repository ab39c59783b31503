package io.croupier.testkit.model;

import io.croupier.protocol.RefusalReason;

/**
 * That an account takes no bets by its owner's wish.
 *
 * @param until end of its term; 0: none
 * @param endsAt when it ends; 0: not before it is lifted
 */
record Exclusion(Kind kind, long until, long endsAt) {
  static final Exclusion NONE = new Exclusion(Kind.NONE, 0, 0);

  boolean isInForce(long now) {
    return kind != Kind.NONE && (endsAt == 0 || endsAt > now);
  }

  boolean isTimeOut(long now) {
    return kind == Kind.TIME_OUT && isInForce(now);
  }

  boolean isOfTheCustomersOwn(long now) {
    return kind != Kind.TIME_OUT && isInForce(now);
  }

  RefusalReason reason() {
    return kind == Kind.TIME_OUT ? RefusalReason.TIMED_OUT : RefusalReason.SELF_EXCLUDED;
  }

  Exclusion lifted(long end) {
    return new Exclusion(kind, until, end);
  }

  /** From the one before to this one. */
  Outcome describe(Outcome outcome, Exclusion before) {
    return outcome
        .with("untilBefore", before.until)
        .with("untilAfter", until)
        .with("endsAtBefore", before.endsAt)
        .with("endsAtAfter", endsAt)
        .with("kindBefore", before.kind)
        .with("kindAfter", kind);
  }

  enum Kind {
    NONE,
    TIME_OUT,
    SELF_EXCLUSION,
    PERMANENT
  }
}
