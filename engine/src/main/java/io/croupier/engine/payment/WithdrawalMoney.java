package io.croupier.engine.payment;

import static io.croupier.engine.ledger.BalanceKind.CASH;
import static io.croupier.engine.ledger.BalanceKind.HELD_WITHDRAWAL;
import static io.croupier.engine.payment.WithdrawalTransition.RETURN;

import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.ledger.PostingReason;
import io.croupier.engine.limit.Counts;

/**
 * Moves the money of withdrawals.
 *
 * <p>Owned by the engine thread.
 */
final class WithdrawalMoney {
  private final Withdrawals withdrawals;
  private final Balances balances;
  private final Ledger ledger;
  private final Counts counts;

  WithdrawalMoney(Withdrawals withdrawals, Balances balances, Ledger ledger, Counts counts) {
    this.withdrawals = withdrawals;
    this.balances = balances;
    this.ledger = ledger;
    this.counts = counts;
  }

  /** Whether what is paid, or comes back, stays within what a balance can hold. */
  boolean fits(WithdrawalTransition transition, int withdrawal) {
    long amount = withdrawals.amount(withdrawal);
    return switch (transition) {
      case COMPLETE -> balances.fits(clearing(withdrawal), amount);
      case RETURN ->
          !RETURN.isAllowedFrom(withdrawals.state(withdrawal))
              || (balances.fits(clearing(withdrawal), -amount)
                  && balances.fits(cash(withdrawal), amount));
      default -> true;
    };
  }

  /** Moves all that a withdrawal has to where the transition leads it. */
  void move(WithdrawalTransition transition, int withdrawal) {
    int held = held(withdrawal);
    int clearing = clearing(withdrawal);
    switch (transition) {
      case COMPLETE -> {
        post(held, clearing, withdrawal, PostingReason.PAYOUT);
        counts.netDeposits(withdrawals.wallet(withdrawal), -withdrawals.amount(withdrawal));
      }
      case RETURN -> {
        counts.netDeposits(withdrawals.wallet(withdrawal), withdrawals.amount(withdrawal));
        post(clearing, cash(withdrawal), withdrawal, PostingReason.PAYOUT_RETURNED);
        withdrawals.amount(withdrawal, 0);
      }
      case REJECT, CANCEL, EXPIRE, FAIL -> releaseAllBut(0, withdrawal);
      default -> {
        // It stays held.
      }
    }
  }

  /** Leaves so much of what is held. */
  void releaseAllBut(long amount, int withdrawal) {
    ledger.postIfAny(
        held(withdrawal),
        cash(withdrawal),
        withdrawals.amount(withdrawal) - amount,
        PostingReason.WITHDRAWAL_RELEASE,
        withdrawals.id(withdrawal));
    withdrawals.amount(withdrawal, amount);
  }

  private void post(int debit, int credit, int withdrawal, PostingReason reason) {
    ledger.post(debit, credit, withdrawals.amount(withdrawal), reason, withdrawals.id(withdrawal));
  }

  private int cash(int withdrawal) {
    return balances.row(withdrawals.wallet(withdrawal), CASH);
  }

  private int held(int withdrawal) {
    return balances.row(withdrawals.wallet(withdrawal), HELD_WITHDRAWAL);
  }

  private int clearing(int withdrawal) {
    int currency = balances.currencyOf(withdrawals.wallet(withdrawal));
    return balances.paymentClearing(withdrawals.payment(withdrawal), currency);
  }
}
