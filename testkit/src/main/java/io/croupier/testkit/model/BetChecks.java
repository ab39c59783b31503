package io.croupier.testkit.model;

import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;
import java.util.Objects;

/** Gathers what speaks against a bet, and which of its selections does; 0: none of them. */
final class BetChecks {
  final Checks checks = new Checks();
  private int leg;

  /** As in {@link Checks}, about a selection, counted from 1. */
  BetChecks when(int number, boolean applies, RefusalReason reason, Field field, long concerns) {
    Refusal before = checks.first();
    checks.when(applies, reason, field, concerns);
    if (!Objects.equals(checks.first(), before)) {
      leg = number;
    }
    return this;
  }

  BetChecks when(boolean applies, RefusalReason reason, Field field, long concerns) {
    return when(0, applies, reason, field, concerns);
  }

  /** Refuses the command if anything speaks against it. */
  boolean refuse(Turn turn) {
    if (checks.first() == null) {
      return false;
    }
    turn.answer(turn.refused(checks.first()), turn.command.accountId()).with("instruction", leg);
    turn.refused = true;
    return true;
  }
}
