package io.croupier.engine.account;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;

import io.croupier.engine.work.WorkKind;
import io.croupier.engine.work.Works;
import io.croupier.protocol.Field;
import io.croupier.protocol.SelfMatchPolicy;
import io.croupier.protocol.SetDiscountDecoder;
import io.croupier.protocol.SetHeartbeatDecoder;
import io.croupier.protocol.SetSelfMatchPolicyDecoder;

/** The terms on which an account bets on the exchange. Rules: docs/rules.md, Accounts. */
public final class AccountTermsHandler {
  /** Seconds. */
  private static final int MAX_HEARTBEAT = 3_600;

  private static final int MAX_BASIS_POINTS = 10_000;

  private final Accounts accounts;
  private final Heartbeats heartbeats;
  private final AccountChecks checks;
  private final Refusals refusals;
  private final AccountReports reports;
  private final Works works;

  public AccountTermsHandler(
      Accounts accounts,
      Heartbeats heartbeats,
      AccountChecks checks,
      Refusals refusals,
      AccountReports reports,
      Works works) {
    this.accounts = accounts;
    this.heartbeats = heartbeats;
    this.checks = checks;
    this.refusals = refusals;
    this.reports = reports;
    this.works = works;
  }

  /** Says what becomes of orders of the account that would meet each other. */
  public void onSetSelfMatchPolicy(SetSelfMatchPolicyDecoder command) {
    int account = accounts.slot(command.header().accountId());
    SelfMatchPolicy after = command.selfMatchPolicy();
    boolean none = after == SelfMatchPolicy.SBE_UNKNOWN || after == SelfMatchPolicy.NULL_VAL;
    boolean same = after == accounts.selfMatchPolicy(account);
    if (checks.unknownAccount(account, command.header().accountId())
        || checks.closed(account)
        || refusals.when(none, INVALID_AMOUNT, Field.selfMatchPolicy, 0)
        || refusals.when(same, NO_CHANGE, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    reports.begin(account);
    accounts.selfMatchPolicy(account, after);
    reports.end(account, command.header());
  }

  /** Begins or ends the heartbeat of the account. */
  public void onSetHeartbeat(SetHeartbeatDecoder command) {
    long accountId = command.header().accountId();
    int account = accounts.slot(accountId);
    int seconds = command.seconds();
    boolean ending = heartbeats.isDisconnected(account);
    boolean same = heartbeats.seconds(account) == 0 && seconds == 0;
    if (refusals.when(ending, WORK_PENDING, Field.accountId, accountId)
        || checks.unknownAccount(account, accountId)
        || checks.closed(account)
        || refusals.when(seconds > MAX_HEARTBEAT, INVALID_AMOUNT, Field.seconds, 0)
        || refusals.when(same, NO_CHANGE, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    reports.begin(account);
    heartbeats.set(account, seconds);
    reports.end(account, command.header());
  }

  /** The heartbeat of an account is due: if it was silent too long it is off, its orders lapse. */
  public void onHeartbeat(int account) {
    if (heartbeats.goesOn(account)) {
      return;
    }
    reports.beginAside(account);
    heartbeats.end(account);
    reports.end(account);
    if (!works.isAccountPending(account, WorkKind.ACCOUNT_BLOCK)) {
      works.start(WorkKind.ACCOUNT_DISCONNECT, account, 0);
    }
  }

  /** Sets how much less commission the account pays, from the next settlement on. */
  public void onSetDiscount(SetDiscountDecoder command) {
    long accountId = command.header().accountId();
    int account = accounts.slot(accountId);
    int discount = command.discountBasisPoints();
    boolean tooMuch = discount > MAX_BASIS_POINTS;
    boolean same = discount == accounts.discountBasisPoints(account);
    if (checks.unknownAccount(account, accountId)
        || checks.closed(account)
        || refusals.when(tooMuch, INVALID_AMOUNT, Field.discountBasisPoints, 0)
        || refusals.when(same, NO_CHANGE, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    reports.begin(account);
    accounts.discountBasisPoints(account, discount);
    reports.end(account, command.header());
  }
}
