package io.croupier.engine.exchange;

import static io.croupier.protocol.MarketStatus.CLOSED;
import static io.croupier.protocol.MarketStatus.INACTIVE;
import static io.croupier.protocol.MarketStatus.OPEN;
import static io.croupier.protocol.MarketStatus.SUSPENDED;

import io.croupier.protocol.MarketStatus;

/**
 * The one table of market commands: the statuses that each may come in, and the one it leads to.
 */
enum MarketTransition {
  OPEN_MARKET(OPEN, INACTIVE, SUSPENDED),
  SUSPEND(SUSPENDED, OPEN),
  TURN_IN_PLAY(OPEN, OPEN, SUSPENDED),
  RECONCILE(SUSPENDED, OPEN, SUSPENDED),
  CLOSE(CLOSED, OPEN, SUSPENDED),
  SETTLE(CLOSED, CLOSED),
  VOID(CLOSED, INACTIVE, OPEN, SUSPENDED, CLOSED);

  /** Commands that leave the status as it is. */
  private static final int VOID_RUNNER = bits(INACTIVE, OPEN, SUSPENDED, CLOSED);

  private static final int VOID_MATCHES = bits(OPEN, SUSPENDED, CLOSED);

  private final MarketStatus target;
  private final int from;

  MarketTransition(MarketStatus target, MarketStatus... from) {
    this.target = target;
    this.from = bits(from);
  }

  private static int bits(MarketStatus... statuses) {
    int bits = 0;
    for (MarketStatus status : statuses) {
      bits |= 1 << status.value();
    }
    return bits;
  }

  /** Whether all bets on a runner can be voided. */
  static boolean canVoidRunner(MarketStatus status) {
    return (VOID_RUNNER & 1 << status.value()) != 0;
  }

  /** Whether matches can be voided without settling anew. */
  static boolean canVoidMatches(MarketStatus status) {
    return (VOID_MATCHES & 1 << status.value()) != 0;
  }

  boolean isAllowedFrom(MarketStatus status) {
    return (from & 1 << status.value()) != 0;
  }

  /** Whether the market takes no orders any more after the command. */
  boolean endsBetting() {
    return target == CLOSED;
  }

  /** The status of a market right after the command. */
  MarketStatus target() {
    return target;
  }
}
