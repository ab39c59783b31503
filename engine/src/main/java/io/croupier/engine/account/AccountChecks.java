package io.croupier.engine.account;

import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_DORMANT;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.BET_OFF;
import static io.croupier.protocol.RefusalReason.DEPOSIT_OFF;
import static io.croupier.protocol.RefusalReason.HALTED;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.NOT_VERIFIED;
import static io.croupier.protocol.RefusalReason.SESSION_EXPIRED;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_SESSION;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;
import static io.croupier.protocol.RefusalReason.WITHDRAWAL_OFF;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;

import io.croupier.engine.ledger.Currencies;
import io.croupier.protocol.Field;
import io.croupier.protocol.HaltScope;
import io.croupier.protocol.RefusalReason;

/**
 * The guards about accounts, wallets and sessions that the handlers of all aggregates share.
 *
 * <p>Owned by the engine thread.
 */
public final class AccountChecks {
  private final Refusals refusals;
  private final Accounts accounts;
  private final Dormancy dormancy;
  private final Sessions sessions;
  private final AccountRecords records;
  private final Profiles profiles;
  private final Halts halts;
  private final LateRounds lateRounds;

  public AccountChecks(
      Refusals refusals,
      Accounts accounts,
      Dormancy dormancy,
      Sessions sessions,
      AccountRecords records,
      Profiles profiles,
      Halts halts,
      LateRounds lateRounds) {
    this.refusals = refusals;
    this.accounts = accounts;
    this.dormancy = dormancy;
    this.sessions = sessions;
    this.records = records;
    this.profiles = profiles;
    this.halts = halts;
    this.lateRounds = lateRounds;
  }

  /** What becomes of a bonus of the account hangs on rounds that are over and have not ended. */
  public boolean roundsPending(int account) {
    boolean pending = lateRounds.areOf(account);
    return refusals.when(pending, WORK_PENDING, Field.accountId, id(account));
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

  /** The account is DORMANT, or would be if its timer were not late. */
  public boolean dormant(int account) {
    boolean dormant = accounts.isDormant(account) || dormancy.isOver(account);
    return refusals.when(dormant, ACCOUNT_DORMANT, Field.accountId, id(account));
  }

  /** The account may not bet: it is not open, locked, excluded, dormant, or bets are off. */
  public boolean mayNotBet(int account) {
    return notOpen(account)
        || locked(account)
        || excluded(account)
        || dormant(account)
        || betOff(account);
  }

  /** The account's profile asks for verification first, as a flag of {@link Profiles} says. */
  public boolean notVerified(int account, int flag) {
    boolean asked = profiles.asks(records.profile(account), flag);
    boolean not = asked && !records.isVerified(account);
    return refusals.when(not, NOT_VERIFIED, Field.accountId, id(account));
  }

  /** A part of the house, or all of it, takes no new bets and orders. */
  public boolean halted(HaltScope scope) {
    HaltScope by = halts.isHalted(HaltScope.ALL) ? HaltScope.ALL : scope;
    return refusals.when(halts.isHalted(by), HALTED, Field.none, by.value());
  }

  /** What is for tests alone is for TEST accounts alone, and they for nothing else. */
  public boolean notForTest(int account, boolean test) {
    boolean not = account != 0 && accounts.isTest(account) != test;
    return refusals.when(not, NOT_PERMITTED, Field.accountId, 0);
  }

  /** The account's profile keeps a customer from cancelling a withdrawal that is in review. */
  public boolean keepsReviewed(int account) {
    return profiles.keepsReviewed(records.profile(account));
  }

  /** Bets of the account are of bonus money first, by its profile. */
  public boolean stakesBonusFirst(int account) {
    return profiles.asks(records.profile(account), Profiles.BONUS_FIRST);
  }

  /** A withdrawal ends the account's bonus, by its profile. */
  public boolean forfeitsByWithdrawal(int account) {
    return profiles.asks(records.profile(account), Profiles.WITHDRAWAL_FORFEITS);
  }

  /** The highest multiplier of a bonus that the account's profile allows; 0: any. */
  public int maxMultiplier(int account) {
    return profiles.maxMultiplier(records.profile(account));
  }

  public boolean withdrawalOff(int account) {
    return refusals.when(
        !accounts.mayWithdraw(account), WITHDRAWAL_OFF, Field.accountId, id(account));
  }

  private long id(int account) {
    return account == 0 ? 0 : accounts.id(account);
  }
}
