package io.croupier.engine.account;

import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.AccountChangedEncoder;
import io.croupier.protocol.ActorKind;
import io.croupier.protocol.CommandHeaderDecoder;

/**
 * Reports an account as it was before a change and as it is after: {@link #begin} or {@link
 * #beginAside}, the change, {@link #end}.
 *
 * <p>Owned by the engine thread.
 */
public final class AccountReports {
  private final Accounts accounts;
  private final Heartbeats heartbeats;
  private final AccountRecords records;
  private final Outcomes outcomes;
  private transient AccountChangedEncoder outcome;

  public AccountReports(
      Accounts accounts, Heartbeats heartbeats, AccountRecords records, Outcomes outcomes) {
    this.accounts = accounts;
    this.heartbeats = heartbeats;
    this.records = records;
    this.outcomes = outcomes;
  }

  /** Begins the answer of the command at hand with the account before it changes. */
  public void begin(int account) {
    describeBefore(outcomes.answer(accounts.id(account)).accountChanged(), account);
  }

  /** Begins a report that is no answer with the account before it changes. */
  void beginAside(int account) {
    outcomes.aboutAccount(accounts.id(account), accounts.homeGateway(account));
    describeBefore(outcomes.accountChanged(), account);
  }

  /** Ends the report with the account as it is, and who changed it. */
  public void end(int account, CommandHeaderDecoder by) {
    end(account);
    outcome.actorId(by.actorId()).reasonCode(by.reasonCode()).actorKind(by.actorKind());
  }

  /** Ends the report with the account as it is; nobody changed it. */
  void end(int account) {
    int at = outcome.offset() + AccountChangedEncoder.afterEncodingOffset();
    outcome.buffer().putByte(at, (byte) accounts.flags(account));
    outcome
        .statusAfter(accounts.status(account))
        .discountAfter(accounts.discountBasisPoints(account))
        .heartbeatAfter(heartbeats.seconds(account))
        .selfMatchPolicyAfter(accounts.selfMatchPolicy(account))
        .verifiedAtAfter(records.verifiedAt(account))
        .verificationMethodAfter(records.verificationMethod(account))
        .verificationAfter(records.verification(account))
        .profileAfter((short) records.profile(account))
        .stakeGroupAfter((short) records.stakeGroup(account))
        .actorKind(ActorKind.NULL_VAL);
  }

  private void describeBefore(AccountChangedEncoder changed, int account) {
    outcome = changed;
    int at = changed.offset() + AccountChangedEncoder.beforeEncodingOffset();
    changed.buffer().putByte(at, (byte) accounts.flags(account));
    changed
        .statusBefore(accounts.status(account))
        .discountBefore(accounts.discountBasisPoints(account))
        .heartbeatBefore(heartbeats.seconds(account))
        .selfMatchPolicyBefore(accounts.selfMatchPolicy(account))
        .verifiedAtBefore(records.verifiedAt(account))
        .verificationMethodBefore(records.verificationMethod(account))
        .verificationBefore(records.verification(account))
        .profileBefore((short) records.profile(account))
        .stakeGroupBefore((short) records.stakeGroup(account));
  }
}
