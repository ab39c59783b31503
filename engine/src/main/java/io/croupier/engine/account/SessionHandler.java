package io.croupier.engine.account;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.UNKNOWN_SESSION;

import io.croupier.engine.outcome.Outcomes;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;
import io.croupier.protocol.AccountStatus;
import io.croupier.protocol.CloseSessionDecoder;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.Field;
import io.croupier.protocol.OpenSessionDecoder;
import io.croupier.protocol.QuerySessionDecoder;
import io.croupier.protocol.RenewSessionDecoder;
import io.croupier.protocol.SessionChangedEncoder;
import io.croupier.protocol.SessionState;

/** Commands of player sessions. Rules: docs/rules.md, Accounts. */
public final class SessionHandler {
  private final Accounts accounts;
  private final Sessions sessions;
  private final AccountChecks checks;
  private final Refusals refusals;
  private final Outcomes outcomes;
  private final Timers timers;
  private final AccountReports reports;
  private final Dormancy dormancy;

  public SessionHandler(
      Accounts accounts,
      Sessions sessions,
      AccountChecks checks,
      Refusals refusals,
      Outcomes outcomes,
      Timers timers,
      AccountReports reports,
      Dormancy dormancy) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.checks = checks;
    this.refusals = refusals;
    this.outcomes = outcomes;
    this.timers = timers;
    this.reports = reports;
    this.dormancy = dormancy;
  }

  /** Opens a session and makes the sender the account's home gateway. */
  public void onOpenSession(OpenSessionDecoder command, long now) {
    long accountId = command.header().accountId();
    int account = accounts.slot(accountId);
    long expiresAt = command.expiresAt();
    boolean badExpiry = expiresAt != 0 && expiresAt <= now;
    if (checks.unknownAccount(account, accountId)
        || checks.closed(account)
        || checks.loginLocked(account)
        || refusals.when(badExpiry, INVALID_AMOUNT, Field.expiresAt, 0)
        || refusals.capacity(sessions.isFull())) {
      return;
    }
    // Nothing below this line may refuse.
    int session = sessions.open(account, expiresAt, command.deviceHash(), command.ipHash(), now);
    accounts.homeGateway(account, outcomes.sender());
    setTimer(session);
    describe(outcomes.answer(accountId).sessionChanged(), session);
    dormancy.woken(account);
    if (accounts.isDormant(account)) {
      wake(account, command.header());
    }
  }

  private void wake(int account, CommandHeaderDecoder by) {
    reports.beginAside(account);
    accounts.status(account, AccountStatus.OPEN);
    reports.end(account, by);
    dormancy.begin(account);
  }

  /** The customer is still there; the session may end at another time from now on. */
  public void onRenewSession(RenewSessionDecoder command, long now) {
    long sessionId = command.sessionId();
    int session = sessions.slot(sessionId);
    int account = sessions.account(session);
    long stated = command.expiresAt();
    boolean asBefore = stated == RenewSessionDecoder.expiresAtNullValue();
    boolean badExpiry = !asBefore && stated != 0 && stated <= now;
    boolean foreign = isForeign(session, command.header().accountId());
    if (refusals.when(session == 0, UNKNOWN_SESSION, Field.sessionId, sessionId)
        || refusals.when(foreign, NOT_OWNER, Field.sessionId, sessionId)
        || checks.closed(account)
        || checks.locked(account)
        || checks.expiredSession(sessionId, now)
        || refusals.when(badExpiry, INVALID_AMOUNT, Field.expiresAt, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    sessions.renew(session, asBefore ? sessions.expiresAt(session) : stated, now);
    timers.clear(TimerKind.SESSION_EXPIRY, session);
    setTimer(session);
    describe(outcomes.answer(accounts.id(account)).sessionChanged(), session);
  }

  /** Closes a session; refused when it has ended already. */
  public void onCloseSession(CloseSessionDecoder command, long now) {
    long accountId = command.header().accountId();
    long sessionId = command.sessionId();
    int session = sessions.slot(sessionId);
    if (refusals.when(session == 0, UNKNOWN_SESSION, Field.sessionId, sessionId)
        || refusals.when(isForeign(session, accountId), NOT_OWNER, Field.sessionId, sessionId)
        || refusals.when(!sessions.isOpen(session, now), NO_CHANGE, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    timers.clear(TimerKind.SESSION_EXPIRY, session);
    sessions.end(session, SessionState.CLOSED, now);
    describe(outcomes.answer(accounts.id(sessions.account(session))).sessionChanged(), session);
  }

  /** The timer of a session has fired: its time is over, unless it was used meanwhile. */
  public void onExpiry(int session, long now) {
    if (sessions.deadlineNs(session) > now) {
      setTimer(session);
      return;
    }
    sessions.end(session, SessionState.EXPIRED, now);
    int account = sessions.account(session);
    outcomes.aboutAccount(accounts.id(account), accounts.homeGateway(account));
    describe(outcomes.sessionChanged(), session);
  }

  /** Answers with the session as it stands. */
  public void onQuerySession(QuerySessionDecoder query) {
    long accountId = query.header().accountId();
    long sessionId = query.sessionId();
    int session = sessions.slot(sessionId);
    boolean foreign = accountId != 0 && isForeign(session, accountId);
    if (refusals.when(session == 0, UNKNOWN_SESSION, Field.sessionId, sessionId)
        || refusals.when(foreign, NOT_OWNER, Field.sessionId, sessionId)) {
      return;
    }
    describe(outcomes.answer(accounts.id(sessions.account(session))).sessionChanged(), session);
  }

  private void setTimer(int session) {
    long deadlineNs = sessions.deadlineNs(session);
    if (deadlineNs != Timers.NEVER) {
      timers.set(TimerKind.SESSION_EXPIRY, session, deadlineNs);
    }
  }

  private boolean isForeign(int session, long accountId) {
    return session != 0 && accounts.id(sessions.account(session)) != accountId;
  }

  private void describe(SessionChangedEncoder outcome, int session) {
    outcome
        .sessionId(sessions.id(session))
        .expiresAt(sessions.expiresAt(session))
        .state(sessions.stateAt(session, outcomes.timestampNs()));
  }
}
