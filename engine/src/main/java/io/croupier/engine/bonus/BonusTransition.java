package io.croupier.engine.bonus;

import static io.croupier.protocol.BonusState.ACTIVE;
import static io.croupier.protocol.BonusState.CANCELLED;
import static io.croupier.protocol.BonusState.COMPLETED;
import static io.croupier.protocol.BonusState.EXPIRED;
import static io.croupier.protocol.BonusState.FORFEITED;
import static io.croupier.protocol.BonusState.OFFERED;
import static io.croupier.protocol.BonusState.QUEUED;

import io.croupier.protocol.BonusState;

/** The one table of bonuses: what can happen to one in which states, and what it is then. */
enum BonusTransition {
  /** ActivateBonus, where another bonus comes first. */
  QUEUE(QUEUED, OFFERED),
  /** ActivateBonus, or its turn has come. */
  ACTIVATE(ACTIVE, OFFERED, QUEUED),
  /** It was staked as often as required. */
  COMPLETE(COMPLETED, ACTIVE),
  /** ForfeitBonus, a withdrawal, or the account closes. */
  FORFEIT(FORFEITED, OFFERED, QUEUED, ACTIVE),
  /** CancelBonus. */
  CANCEL(CANCELLED, OFFERED, QUEUED, ACTIVE),
  /** Its time is over. */
  EXPIRE(EXPIRED, OFFERED, ACTIVE);

  private static final int FINAL = bits(COMPLETED, EXPIRED, FORFEITED, CANCELLED);

  private final BonusState target;
  private final int from;

  BonusTransition(BonusState target, BonusState... from) {
    this.target = target;
    this.from = bits(from);
  }

  private static int bits(BonusState... states) {
    int bits = 0;
    for (BonusState state : states) {
      bits |= 1 << state.value();
    }
    return bits;
  }

  /** Whether nothing follows. */
  static boolean isFinal(BonusState state) {
    return (FINAL & 1 << state.value()) != 0;
  }

  boolean isAllowedFrom(BonusState state) {
    return (from & 1 << state.value()) != 0;
  }

  /** The state after it. */
  BonusState target() {
    return target;
  }
}
