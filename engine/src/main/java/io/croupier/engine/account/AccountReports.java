package io.croupier.engine.account;

import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.AccountChangedEncoder;
import io.croupier.protocol.AccountStatus;
import io.croupier.protocol.ActorKind;
import io.croupier.protocol.CommandHeaderDecoder;

/**
 * Changes accounts and reports them as they were before and as they are after.
 *
 * <p>Owned by the engine thread.
 */
final class AccountReports {
  private final Accounts accounts;
  private final Outcomes outcomes;

  AccountReports(Accounts accounts, Outcomes outcomes) {
    this.accounts = accounts;
    this.outcomes = outcomes;
  }

  /** Answers with an account that the command changes to this. */
  void change(
      CommandHeaderDecoder header, int account, AccountStatus status, int flags, int discount) {
    AccountChangedEncoder outcome = outcomes.answer(accounts.id(account)).accountChanged();
    describeBefore(outcome, account);
    accounts.status(account, status);
    accounts.flags(account, flags);
    accounts.discountBasisPoints(account, discount);
    describeAfter(outcome, account);
    outcome.actorId(header.actorId()).reasonCode(header.reasonCode()).actorKind(header.actorKind());
  }

  /** Closes an account that is empty, and reports it. */
  void close(int account) {
    outcomes.aboutAccount(accounts.id(account), accounts.homeGateway(account));
    AccountChangedEncoder outcome = outcomes.accountChanged();
    describeBefore(outcome, account);
    accounts.status(account, AccountStatus.CLOSED);
    describeAfter(outcome, account);
    outcome.actorKind(ActorKind.NULL_VAL);
  }

  /** Answers with an account as it stands. */
  void answer(int account) {
    AccountChangedEncoder outcome = outcomes.answer(accounts.id(account)).accountChanged();
    describeBefore(outcome, account);
    describeAfter(outcome, account);
    outcome.actorKind(ActorKind.NULL_VAL);
  }

  private void describeBefore(AccountChangedEncoder outcome, int account) {
    int at = outcome.offset() + AccountChangedEncoder.beforeEncodingOffset();
    outcome.buffer().putByte(at, (byte) accounts.flags(account));
    outcome
        .statusBefore(accounts.status(account))
        .discountBefore(accounts.discountBasisPoints(account));
  }

  private void describeAfter(AccountChangedEncoder outcome, int account) {
    int at = outcome.offset() + AccountChangedEncoder.afterEncodingOffset();
    outcome.buffer().putByte(at, (byte) accounts.flags(account));
    outcome
        .statusAfter(accounts.status(account))
        .discountAfter(accounts.discountBasisPoints(account));
  }
}
