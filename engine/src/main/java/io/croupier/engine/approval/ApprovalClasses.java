package io.croupier.engine.approval;

/**
 * Which classes of commands need a second operator; Genesis says so.
 *
 * @param voidAfterResult to void a market in which a runner has a result
 * @param adjustment to adjust a balance by more than {@code adjustmentOver}, up or down
 * @param adjustmentOver minor units, whatever the currency
 * @param writeOff to write off a debt
 * @param riskUnlock to take away a lock of kind RISK
 * @param limitOverride to raise or take away a limit that operator or regulator has set
 * @param upgrade to let later versions of rules or schema act
 */
public record ApprovalClasses(
    boolean voidAfterResult,
    boolean adjustment,
    long adjustmentOver,
    boolean writeOff,
    boolean riskUnlock,
    boolean limitOverride,
    boolean upgrade) {

  /** Whether an adjustment by this amount, above or below zero, needs a second operator. */
  public boolean hasAdjustment(long amount) {
    return adjustment && (amount > adjustmentOver || amount < -adjustmentOver);
  }
}
