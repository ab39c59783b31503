package io.croupier.engine.account;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;

import io.croupier.protocol.AccountStatus;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.Field;
import io.croupier.protocol.SetProfileDecoder;
import io.croupier.protocol.SetVerificationDecoder;
import io.croupier.protocol.VerificationState;

/** What is recorded of an account, and whether it sleeps. Rules: docs/rules.md, Accounts. */
public final class AccountRecordsHandler {
  private final Accounts accounts;
  private final AccountRecords records;
  private final Dormancy dormancy;
  private final AccountChecks checks;
  private final Refusals refusals;
  private final AccountReports reports;

  public AccountRecordsHandler(
      Accounts accounts,
      AccountRecords records,
      Dormancy dormancy,
      AccountChecks checks,
      Refusals refusals,
      AccountReports reports) {
    this.accounts = accounts;
    this.records = records;
    this.dormancy = dormancy;
    this.checks = checks;
    this.refusals = refusals;
    this.reports = reports;
  }

  /** Records what is known of who the owner is. */
  public void onSetVerification(SetVerificationDecoder command, long now) {
    CommandHeaderDecoder header = command.header();
    int account = accounts.slot(header.accountId());
    VerificationState state = command.verification();
    long at = command.verifiedAt();
    int method = command.verificationMethod();
    boolean badTime = at < 0 || at > now;
    boolean none = state == VerificationState.NULL_VAL || state == VerificationState.SBE_UNKNOWN;
    boolean same =
        state == records.verification(account)
            && at == records.verifiedAt(account)
            && method == records.verificationMethod(account);
    if (checks.unknownAccount(account, header.accountId())
        || checks.closed(account)
        || refusals.when(badTime, INVALID_AMOUNT, Field.verifiedAt, 0)
        || refusals.when(none, INVALID_AMOUNT, Field.verification, 0)
        || refusals.when(same, NO_CHANGE, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    reports.begin(account);
    records.verify(account, state, at, method);
    reports.end(account, header);
  }

  /** Puts the account under another profile or in another group. */
  public void onSetProfile(SetProfileDecoder command) {
    CommandHeaderDecoder header = command.header();
    int account = accounts.slot(header.accountId());
    int profile = command.profile();
    int group = command.stakeGroup();
    boolean badProfile = profile > Profiles.MAX_NUMBER;
    boolean badGroup = group > Profiles.MAX_NUMBER;
    boolean same = profile == records.profile(account) && group == records.stakeGroup(account);
    if (checks.unknownAccount(account, header.accountId())
        || checks.closed(account)
        || refusals.when(badProfile, INVALID_AMOUNT, Field.profile, 0)
        || refusals.when(badGroup, INVALID_AMOUNT, Field.stakeGroup, 0)
        || refusals.when(same, NO_CHANGE, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    reports.begin(account);
    records.profile(account, profile, group);
    reports.end(account, header);
  }

  /** The dormancy period of an account may be over. */
  public void onDormancy(int account) {
    boolean awake = accounts.status(account) == AccountStatus.OPEN;
    if (awake && !dormancy.goesOn(account)) {
      reports.beginAside(account);
      accounts.status(account, AccountStatus.DORMANT);
      reports.end(account);
    }
  }
}
