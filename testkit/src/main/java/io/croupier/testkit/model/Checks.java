package io.croupier.testkit.model;

import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;

/** Gathers all that speaks against a command; the reason of the lowest number is the one told. */
final class Checks {
  private Refusal first;

  /** Of two with the same reason the one that was named first stays. */
  Checks when(boolean applies, RefusalReason reason, Field field, long concerns) {
    if (applies && (first == null || reason.value() < first.reason().value())) {
      first = new Refusal(reason, field, concerns);
    }
    return this;
  }

  Checks when(boolean applies, RefusalReason reason, Field field) {
    return when(applies, reason, field, 0);
  }

  Checks when(boolean applies, RefusalReason reason) {
    return when(applies, reason, Field.none, 0);
  }

  /** An enumeration's number that the schema does not name. */
  Checks unknown(Command command, String enumeration, Field field) {
    return when(command.isUnknown(enumeration), RefusalReason.INVALID_AMOUNT, field);
  }

  /** An amount outside of its range. */
  Checks amount(long amount, long least, Field field) {
    return when(
        amount < least || amount > Money.MAX.longValue(), RefusalReason.INVALID_AMOUNT, field);
  }

  /** The refusal, or null. */
  Refusal first() {
    return first;
  }
}
