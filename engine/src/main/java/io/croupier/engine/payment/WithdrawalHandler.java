package io.croupier.engine.payment;

import static io.croupier.engine.payment.WithdrawalTransition.APPROVE;
import static io.croupier.engine.payment.WithdrawalTransition.CANCEL;
import static io.croupier.engine.payment.WithdrawalTransition.COMPLETE;
import static io.croupier.engine.payment.WithdrawalTransition.EXPIRE;
import static io.croupier.engine.payment.WithdrawalTransition.FAIL;
import static io.croupier.engine.payment.WithdrawalTransition.REJECT;
import static io.croupier.engine.payment.WithdrawalTransition.RETURN;
import static io.croupier.engine.payment.WithdrawalTransition.REVIEW;
import static io.croupier.engine.payment.WithdrawalTransition.START;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WITHDRAWAL;
import static io.croupier.protocol.RefusalReason.WITHDRAWAL_FINAL;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Balances;
import io.croupier.protocol.ApproveWithdrawalDecoder;
import io.croupier.protocol.CancelWithdrawalDecoder;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.CompletePayoutDecoder;
import io.croupier.protocol.EventKind;
import io.croupier.protocol.FailPayoutDecoder;
import io.croupier.protocol.Field;
import io.croupier.protocol.QueryWithdrawalDecoder;
import io.croupier.protocol.RejectWithdrawalDecoder;
import io.croupier.protocol.ReturnPayoutDecoder;
import io.croupier.protocol.ReviewWithdrawalDecoder;
import io.croupier.protocol.StartPayoutDecoder;
import io.croupier.protocol.WithdrawalState;

/** Leads withdrawals to their end. Rules: docs/rules.md, Payments. */
public final class WithdrawalHandler {
  /** The command does not say which payment provider speaks. */
  private static final int NOT_STATED = CompletePayoutDecoder.paymentProviderIdNullValue();

  private final Accounts accounts;
  private final Balances balances;
  private final Withdrawals withdrawals;
  private final WithdrawalMoney money;
  private final PaymentTerms terms;
  private final AccountChecks checks;
  private final Refusals refusals;
  private final WithdrawalReports reports;

  WithdrawalHandler(
      Accounts accounts,
      Balances balances,
      Withdrawals withdrawals,
      WithdrawalMoney money,
      PaymentTerms terms,
      AccountChecks checks,
      Refusals refusals,
      WithdrawalReports reports) {
    this.accounts = accounts;
    this.balances = balances;
    this.withdrawals = withdrawals;
    this.money = money;
    this.terms = terms;
    this.checks = checks;
    this.refusals = refusals;
    this.reports = reports;
  }

  /** An operator looks into it. */
  public void onReviewWithdrawal(ReviewWithdrawalDecoder command, long now) {
    move(REVIEW, command.withdrawalId(), NOT_STATED, command.header(), now);
  }

  /** Allows a withdrawal or a part of it; the rest is released. */
  public void onApproveWithdrawal(ApproveWithdrawalDecoder command, long now) {
    long withdrawalId = command.withdrawalId();
    int withdrawal = withdrawals.slot(withdrawalId);
    long amount = command.amount() == 0 ? withdrawals.requested(withdrawal) : command.amount();
    boolean bad = amount < 0 || amount > withdrawals.requested(withdrawal);
    WithdrawalState before = withdrawals.state(withdrawal);
    boolean again = before == APPROVE.target() && withdrawals.amount(withdrawal) == amount;
    if (unknown(withdrawal, withdrawalId, command.header().accountId())
        || refusals.when(bad, INVALID_AMOUNT, Field.amount, 0)
        || (!again && isNoWay(APPROVE, withdrawal, command.header(), now))) {
      return;
    }
    // Nothing below this line may refuse.
    if (!again) {
      money.releaseAllBut(amount, withdrawal);
      withdrawals.move(withdrawal, APPROVE);
    }
    reports.answer(withdrawal, before, command.header());
  }

  /** Refuses a withdrawal and releases its money. */
  public void onRejectWithdrawal(RejectWithdrawalDecoder command, long now) {
    move(REJECT, command.withdrawalId(), NOT_STATED, command.header(), now);
  }

  /** The customer wants the money back. */
  public void onCancelWithdrawal(CancelWithdrawalDecoder command, long now) {
    CommandHeaderDecoder header = command.header();
    int withdrawal = withdrawals.slot(command.withdrawalId());
    boolean nobody = withdrawal != 0 && header.accountId() == 0;
    if (refusals.when(nobody, NOT_OWNER, Field.withdrawalId, command.withdrawalId())) {
      return;
    }
    move(CANCEL, command.withdrawalId(), NOT_STATED, header, now);
  }

  /** The payment provider has it. */
  public void onStartPayout(StartPayoutDecoder command, long now) {
    int provider = command.paymentProviderId();
    move(START, command.withdrawalId(), provider, command.header(), now);
  }

  /** The payment provider has paid. */
  public void onCompletePayout(CompletePayoutDecoder command, long now) {
    int provider = command.paymentProviderId();
    move(COMPLETE, command.withdrawalId(), provider, command.header(), now);
  }

  /** The payment provider cannot pay: the money is released. */
  public void onFailPayout(FailPayoutDecoder command, long now) {
    int provider = command.paymentProviderId();
    move(FAIL, command.withdrawalId(), provider, command.header(), now);
  }

  /** What the payment provider had paid has come back. */
  public void onReturnPayout(ReturnPayoutDecoder command, long now) {
    int provider = command.paymentProviderId();
    move(RETURN, command.withdrawalId(), provider, command.header(), now);
  }

  /** The time of a withdrawal is over. */
  public void onExpiry(int withdrawal) {
    WithdrawalState before = withdrawals.state(withdrawal);
    money.move(EXPIRE, withdrawal);
    withdrawals.move(withdrawal, EXPIRE);
    reports.aside(withdrawal, before);
  }

  /** Answers with the withdrawal as it stands. */
  public void onQueryWithdrawal(QueryWithdrawalDecoder query) {
    long withdrawalId = query.withdrawalId();
    int withdrawal = withdrawals.slot(withdrawalId);
    if (unknown(withdrawal, withdrawalId, query.header().accountId())) {
      return;
    }
    reports.answer(withdrawal);
  }

  private void move(
      WithdrawalTransition transition,
      long withdrawalId,
      int paymentProviderId,
      CommandHeaderDecoder header,
      long now) {
    int withdrawal = withdrawals.slot(withdrawalId);
    boolean elsewhere =
        paymentProviderId != NOT_STATED
            && paymentProviderId != withdrawals.paymentProviderId(withdrawal);
    WithdrawalState before = withdrawals.state(withdrawal);
    boolean again = repeats(transition, withdrawal, now);
    if (unknown(withdrawal, withdrawalId, header.accountId())
        || refusals.when(elsewhere, NOT_OWNER, Field.paymentProviderId, 0)
        || (!again && overflows(transition, withdrawal))
        || (!again && isNoWay(transition, withdrawal, header, now))) {
      return;
    }
    // Nothing below this line may refuse.
    if (!again) {
      money.move(transition, withdrawal);
      withdrawals.move(withdrawal, transition);
    }
    reports.answer(withdrawal, before, header);
  }

  /** The withdrawal has been through this already. */
  private boolean repeats(WithdrawalTransition transition, int withdrawal, long now) {
    boolean isThere = withdrawals.stateAt(withdrawal, now) == transition.target();
    return switch (transition) {
      case RETURN -> withdrawals.isReturned(withdrawal);
      case COMPLETE -> isThere || withdrawals.isReturned(withdrawal);
      default -> isThere;
    };
  }

  /** Refuses what the table lacks, and tells where a payment provider contradicts itself. */
  private boolean isNoWay(
      WithdrawalTransition transition, int withdrawal, CommandHeaderDecoder header, long now) {
    WithdrawalState state = withdrawals.stateAt(withdrawal, now);
    boolean reviewed = transition == CANCEL && state == REVIEW.target();
    boolean allowed = transition.isAllowedFrom(state) && !(reviewed && keepsReviewed(withdrawal));
    boolean isFinal = !allowed && WithdrawalTransition.isFinal(state);
    long id = withdrawals.id(withdrawal);
    if (refusals.when(isFinal, WITHDRAWAL_FINAL, Field.withdrawalId, id)) {
      if (transition.isWordOfTheEnd()) {
        reports.event(EventKind.PAYOUT_CONTRADICTION, withdrawal, header);
      }
      return true;
    }
    return refusals.when(!allowed, INVALID_TRANSITION, Field.none, 0);
  }

  /** The customer cannot cancel it in review. */
  private boolean keepsReviewed(int withdrawal) {
    return terms.forbidCancelInReview() || checks.keepsReviewed(owner(withdrawal));
  }

  private boolean unknown(int withdrawal, long withdrawalId, long accountId) {
    boolean foreign =
        withdrawal != 0 && accountId != 0 && accountId != accounts.id(owner(withdrawal));
    return refusals.when(withdrawal == 0, UNKNOWN_WITHDRAWAL, Field.withdrawalId, withdrawalId)
        || refusals.when(foreign, NOT_OWNER, Field.withdrawalId, withdrawalId);
  }

  private boolean overflows(WithdrawalTransition transition, int withdrawal) {
    return refusals.when(!money.fits(transition, withdrawal), OVERFLOW, Field.amount, 0);
  }

  private int owner(int withdrawal) {
    return balances.accountOf(withdrawals.wallet(withdrawal));
  }
}
