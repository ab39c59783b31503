package io.croupier.engine.account;

import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.BET_OFF;
import static io.croupier.protocol.RefusalReason.DEPOSIT_OFF;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.SESSION_EXPIRED;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_SESSION;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;
import static io.croupier.protocol.RefusalReason.WITHDRAWAL_OFF;

import io.croupier.engine.ledger.Currencies;
import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;

/**
 * The guards about accounts, wallets and sessions that the handlers of all aggregates share.
 *
 * <p>Owned by the engine thread.
 */
public final class AccountChecks {
  private final Refusals refusals;
  private final Accounts accounts;
  private final Sessions sessions;

  public AccountChecks(Refusals refusals, Accounts accounts, Sessions sessions) {
    this.refusals = refusals;
    this.accounts = accounts;
    this.sessions = sessions;
  }

  public boolean unknownAccount(int account, long accountId) {
    return refusals.when(account == 0, UNKNOWN_ACCOUNT, Field.accountId, accountId);
  }

  /** No wallet in a currency that is in Genesis; another one is judged later. */
  public boolean unknownWallet(int wallet, int currency) {
    boolean unknown = wallet == 0 && currency != Currencies.UNKNOWN;
    return refusals.when(unknown, UNKNOWN_WALLET, Field.currency, 0);
  }

  /** The session is stated, but there is no such one. */
  public boolean unknownSession(long sessionId) {
    boolean unknown = sessionId != 0 && sessions.slot(sessionId) == 0;
    return refusals.when(unknown, UNKNOWN_SESSION, Field.sessionId, sessionId);
  }

  /** The session is stated, but it is another account's. */
  public boolean foreignSession(long sessionId, int account) {
    boolean foreign = sessionId != 0 && sessions.account(sessions.slot(sessionId)) != account;
    return refusals.when(foreign, NOT_OWNER, Field.sessionId, sessionId);
  }

  /** The session is stated, but it has ended. */
  public boolean expiredSession(long sessionId, long now) {
    boolean expired = sessionId != 0 && !sessions.isOpen(sessions.slot(sessionId), now);
    return refusals.when(expired, SESSION_EXPIRED, Field.sessionId, sessionId);
  }

  /** The account is CLOSING or CLOSED. */
  public boolean notOpen(int account) {
    return refusals.when(!accounts.isOpen(account), ACCOUNT_CLOSED, Field.accountId, id(account));
  }

  /** The account is CLOSED. */
  public boolean closed(int account) {
    return refusals.when(accounts.isClosed(account), ACCOUNT_CLOSED, Field.accountId, id(account));
  }

  public boolean locked(int account) {
    return refusals.when(accounts.isLocked(account), ACCOUNT_LOCKED, Field.accountId, id(account));
  }

  /** The customer has excluded himself, or takes a time-out. */
  public boolean excluded(int account) {
    RefusalReason reason = accounts.exclusion(account);
    return refusals.when(reason != RefusalReason.NONE, reason, Field.accountId, id(account));
  }

  /** The account takes no new sessions. */
  public boolean loginLocked(int account) {
    boolean locked = accounts.isLocked(account) || accounts.isLoginLocked(account);
    return refusals.when(locked, ACCOUNT_LOCKED, Field.accountId, id(account));
  }

  public boolean depositOff(int account) {
    return refusals.when(!accounts.mayDeposit(account), DEPOSIT_OFF, Field.accountId, id(account));
  }

  /** Bets are off; the HOUSE account takes none of its own. */
  public boolean betOff(int account) {
    boolean off = !accounts.betIsOn(account) || account != 0 && account == accounts.house();
    return refusals.when(off, BET_OFF, Field.accountId, id(account));
  }

  /** The account may not bet: it is not OPEN, locked, excluded, or bets are off. */
  public boolean mayNotBet(int account) {
    return notOpen(account) || locked(account) || excluded(account) || betOff(account);
  }

  public boolean withdrawalOff(int account) {
    return refusals.when(
        !accounts.mayWithdraw(account), WITHDRAWAL_OFF, Field.accountId, id(account));
  }

  private long id(int account) {
    return account == 0 ? 0 : accounts.id(account);
  }
}
