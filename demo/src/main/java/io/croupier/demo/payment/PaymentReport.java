package io.croupier.demo.payment;

/**
 * What a payment provider says has become of an order.
 *
 * @param provider its number.
 * @param kind what has happened.
 * @param order that it is about.
 * @param transactionId the provider's, 32 hex digits; the same for the same movement of money.
 */
public record PaymentReport(int provider, Kind kind, PaymentOrder order, String transactionId) {
  /** What can happen to an order. */
  public enum Kind {
    /** The money of a deposit is there. */
    COLLECTED,
    /** The payer did not pay. */
    NOT_COLLECTED,
    /** A withdrawal is on its way. */
    PAYING,
    /** A withdrawal was paid. */
    PAID,
    /** A withdrawal could not be paid. */
    NOT_PAID,
    /** A withdrawal that was paid has come back. */
    RETURNED;

    /** Whether it is about a deposit; else about a withdrawal. */
    public boolean isOfDeposit() {
      return this == COLLECTED || this == NOT_COLLECTED;
    }

    /** Whether it ends a deposit or a withdrawal. */
    boolean isEnd() {
      return this != PAYING;
    }
  }
}
