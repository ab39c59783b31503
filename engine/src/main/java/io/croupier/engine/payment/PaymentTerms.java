package io.croupier.engine.payment;

/**
 * What Genesis says of payments.
 *
 * @param depositPeriodSeconds how long a request is PENDING; 0: for ever
 * @param withdrawalPeriodSeconds how long a withdrawal waits for its approval; 0: for ever
 * @param largeDeposit a deposit of so much or more is a significant event; 0: none is
 * @param largeWithdrawal the same for withdrawals
 * @param forbidCancelInReview whether a withdrawal in review cannot be cancelled
 */
public record PaymentTerms(
    int depositPeriodSeconds,
    int withdrawalPeriodSeconds,
    long largeDeposit,
    long largeWithdrawal,
    boolean forbidCancelInReview) {
  private static final long NANOS = 1_000_000_000L;

  boolean isLargeDeposit(long amount) {
    return largeDeposit != 0 && amount >= largeDeposit;
  }

  boolean isLargeWithdrawal(long amount) {
    return largeWithdrawal != 0 && amount >= largeWithdrawal;
  }

  /** 0: for ever. */
  long depositPeriodNs() {
    return depositPeriodSeconds * NANOS;
  }

  /** 0: for ever. */
  long withdrawalPeriodNs() {
    return withdrawalPeriodSeconds * NANOS;
  }
}
