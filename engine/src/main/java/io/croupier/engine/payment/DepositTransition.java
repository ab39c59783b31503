package io.croupier.engine.payment;

import static io.croupier.protocol.DepositState.CONFIRMED;
import static io.croupier.protocol.DepositState.EXPIRED;
import static io.croupier.protocol.DepositState.FAILED;
import static io.croupier.protocol.DepositState.PENDING;
import static io.croupier.protocol.DepositState.REVERSED;

import io.croupier.protocol.DepositState;

/**
 * The one table of requested deposits: what can happen to one in which state, and what it is then.
 */
enum DepositTransition {
  /** Deposit, which is credited. */
  CONFIRM(CONFIRMED, PENDING),
  /** Deposit, which cannot be credited. */
  REVERSE(REVERSED, PENDING),
  /** FailDeposit. */
  FAIL(FAILED, PENDING),
  /** Its time is over. */
  EXPIRE(EXPIRED, PENDING);

  private final DepositState target;
  private final DepositState from;

  DepositTransition(DepositState target, DepositState from) {
    this.target = target;
    this.from = from;
  }

  boolean isAllowedFrom(DepositState state) {
    return state == from;
  }

  /** The state after it. */
  DepositState target() {
    return target;
  }
}
