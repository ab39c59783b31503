package io.croupier.engine.payment;

import static io.croupier.protocol.WithdrawalState.APPROVED;
import static io.croupier.protocol.WithdrawalState.CANCELLED;
import static io.croupier.protocol.WithdrawalState.EXPIRED;
import static io.croupier.protocol.WithdrawalState.FAILED;
import static io.croupier.protocol.WithdrawalState.IN_REVIEW;
import static io.croupier.protocol.WithdrawalState.PAID;
import static io.croupier.protocol.WithdrawalState.PAYING;
import static io.croupier.protocol.WithdrawalState.REJECTED;
import static io.croupier.protocol.WithdrawalState.REQUESTED;

import io.croupier.protocol.WithdrawalState;

/** The one table of withdrawals: what can happen to one in which states, and what it is then. */
enum WithdrawalTransition {
  /** ReviewWithdrawal. */
  REVIEW(IN_REVIEW, REQUESTED),
  /** ApproveWithdrawal. */
  APPROVE(APPROVED, REQUESTED, IN_REVIEW),
  /** RejectWithdrawal. */
  REJECT(REJECTED, REQUESTED, IN_REVIEW, APPROVED),
  /** CancelWithdrawal; Genesis can forbid it from IN_REVIEW. */
  CANCEL(CANCELLED, REQUESTED, IN_REVIEW),
  /** Its time is over. */
  EXPIRE(EXPIRED, REQUESTED, IN_REVIEW),
  /** StartPayout. */
  START(PAYING, APPROVED),
  /** CompletePayout. */
  COMPLETE(PAID, APPROVED, PAYING),
  /** FailPayout. */
  FAIL(FAILED, APPROVED, PAYING),
  /** ReturnPayout. */
  RETURN(FAILED, PAID);

  private static final int FINAL = bits(PAID, REJECTED, CANCELLED, FAILED, EXPIRED);

  private final WithdrawalState target;
  private final int from;

  WithdrawalTransition(WithdrawalState target, WithdrawalState... from) {
    this.target = target;
    this.from = bits(from);
  }

  private static int bits(WithdrawalState... states) {
    int bits = 0;
    for (WithdrawalState state : states) {
      bits |= 1 << state.value();
    }
    return bits;
  }

  /** Whether nothing but a return follows. */
  static boolean isFinal(WithdrawalState state) {
    return (FINAL & 1 << state.value()) != 0;
  }

  boolean isAllowedFrom(WithdrawalState state) {
    return (from & 1 << state.value()) != 0;
  }

  /** The state after it. */
  WithdrawalState target() {
    return target;
  }

  /** Whether a payment provider says with it how the withdrawal has ended. */
  boolean isWordOfTheEnd() {
    return this == COMPLETE || this == FAIL || this == RETURN;
  }
}
