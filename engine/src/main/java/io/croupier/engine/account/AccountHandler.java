package io.croupier.engine.account;

import static io.croupier.engine.ledger.BalanceKind.BONUS;
import static io.croupier.engine.ledger.BalanceKind.HELD_EXCHANGE;
import static io.croupier.engine.ledger.BalanceKind.HELD_ROUND;
import static io.croupier.engine.ledger.BalanceKind.HELD_WITHDRAWAL;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;

import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.engine.work.WorkKind;
import io.croupier.engine.work.Works;
import io.croupier.protocol.AccountKind;
import io.croupier.protocol.AccountStatus;
import io.croupier.protocol.ActorKind;
import io.croupier.protocol.Bool;
import io.croupier.protocol.CloseAccountDecoder;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.Field;
import io.croupier.protocol.OpenAccountDecoder;
import io.croupier.protocol.OpenWalletDecoder;
import io.croupier.protocol.QueryAccountDecoder;
import io.croupier.protocol.QueryWalletDecoder;
import io.croupier.protocol.SetSwitchesDecoder;

/** Commands of accounts and wallets. Rules: docs/rules.md, Accounts. */
public final class AccountHandler {
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final AccountChecks checks;
  private final Refusals refusals;
  private final Outcomes outcomes;
  private final AccountReports reports;
  private final AccountRecords records;
  private final Dormancy dormancy;
  private final Works works;
  private AccountBonuses bonuses;

  public AccountHandler(
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      AccountChecks checks,
      Refusals refusals,
      Outcomes outcomes,
      AccountReports reports,
      AccountRecords records,
      Dormancy dormancy,
      Works works) {
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.checks = checks;
    this.refusals = refusals;
    this.outcomes = outcomes;
    this.reports = reports;
    this.records = records;
    this.dormancy = dormancy;
    this.works = works;
  }

  /** Says who knows of the bonuses of accounts. */
  public void bonuses(AccountBonuses bonuses) {
    this.bonuses = bonuses;
  }

  /** Opens an account with its first wallet; there is one HOUSE account at most. */
  public void onOpenAccount(OpenAccountDecoder command) {
    AccountKind kind = command.accountKind();
    boolean house = kind == AccountKind.HOUSE;
    boolean test = kind == AccountKind.TEST;
    boolean byCustomer = command.header().actorKind() == ActorKind.CUSTOMER && (house || test);
    int jurisdiction = command.jurisdiction();
    boolean badJurisdiction = jurisdiction > Profiles.MAX_NUMBER;
    boolean isSecond = house && accounts.house() != 0;
    long first = isSecond ? accounts.id(accounts.house()) : 0;
    int at = command.offset() + OpenAccountDecoder.currencyEncodingOffset();
    int currency = currencies.indexAt(command.buffer(), at);
    if (refusals.when(byCustomer, NOT_PERMITTED, Field.actorKind, 0)
        || refusals.when(badJurisdiction, INVALID_AMOUNT, Field.jurisdiction, 0)
        || refusals.when(kind == AccountKind.SBE_UNKNOWN, INVALID_AMOUNT, Field.accountKind, 0)
        || refusals.unknownCurrency(currency)
        || refusals.when(isSecond, NO_CHANGE, Field.accountKind, first)
        || refusals.capacity(accounts.isFull() || balances.isFull())) {
      return;
    }
    // Nothing below this line may refuse.
    int account = accounts.open(outcomes.sender(), test);
    balances.openWallet(account, currency);
    records.open(account, command.brandId(), jurisdiction);
    if (house) {
      accounts.house(account);
    } else {
      dormancy.begin(account);
    }
    outcomes
        .answer(accounts.id(account))
        .accountOpened()
        .brandId(command.brandId())
        .accountKind(kind == AccountKind.NULL_VAL ? AccountKind.CUSTOMER : kind)
        .jurisdiction((short) jurisdiction)
        .putCurrency(currencies.text(), Currencies.at(currency));
  }

  /** Opens a wallet in a further currency; refused when the account has it. */
  public void onOpenWallet(OpenWalletDecoder command) {
    long accountId = command.header().accountId();
    int account = accounts.slot(accountId);
    int at = command.offset() + OpenWalletDecoder.currencyEncodingOffset();
    int currency = currencies.indexAt(command.buffer(), at);
    if (checks.unknownAccount(account, accountId)
        || checks.notOpen(account)
        || refusals.unknownCurrency(currency)
        || refusals.when(balances.wallet(account, currency) != 0, NO_CHANGE, Field.none, 0)
        || refusals.capacity(balances.isFull())) {
      return;
    }
    // Nothing below this line may refuse.
    balances.openWallet(account, currency);
    outcomes
        .answer(accountId)
        .walletOpened()
        .putCurrency(currencies.text(), Currencies.at(currency));
  }

  /** Ends everything new on the account and lets its orders lapse. */
  public void onCloseAccount(CloseAccountDecoder command) {
    long accountId = command.header().accountId();
    int account = accounts.slot(accountId);
    boolean pending = account != 0 && works.isAccountPending(account);
    if (refusals.when(pending, WORK_PENDING, Field.accountId, accountId)
        || checks.roundsPending(account)
        || checks.unknownAccount(account, accountId)
        || checks.notOpen(account)
        || refusals.when(
            account == accounts.house(), INVALID_TRANSITION, Field.accountId, accountId)) {
      return;
    }
    // Nothing below this line may refuse.
    reports.begin(account);
    accounts.status(account, AccountStatus.CLOSING);
    reports.end(account, command.header());
    bonuses.closing(account, command.header());
    balances.watch(account);
    balances.touch(account);
    works.start(WorkKind.ACCOUNT_BLOCK, account, 0);
  }

  /** Turns switches; with bets off the account's orders lapse. */
  public void onSetSwitches(SetSwitchesDecoder command) {
    int account = accounts.slot(command.header().accountId());
    int after = accounts.flags(account);
    after = turned(after, Accounts.DEPOSIT, command.deposit());
    after = turned(after, Accounts.BET, command.bet());
    after = turned(after, Accounts.WITHDRAW, command.withdraw());
    if (checks.unknownAccount(account, command.header().accountId())
        || checks.closed(account)
        || refusals.unlessBool(command.deposit())
        || refusals.unlessBool(command.bet())
        || refusals.unlessBool(command.withdraw())) {
      return;
    }
    setFlags(command.header(), account, after);
  }

  /**
   * Closes the accounts that are CLOSING and have become empty; those that were CLOSED and are
   * empty no longer are CLOSING again. In the order of their ids.
   */
  public void followClosing() {
    for (int i = 0; i < balances.touchedCount(); i++) {
      int account = balances.touched(i);
      AccountStatus now = isEmpty(account) ? AccountStatus.CLOSED : AccountStatus.CLOSING;
      if (now != accounts.status(account)) {
        reports.beginAside(account);
        accounts.status(account, now);
        reports.end(account);
      }
    }
    balances.forgetTouched();
  }

  /** Answers with the balances of a wallet. */
  public void onQueryWallet(QueryWalletDecoder query) {
    long accountId = query.header().accountId();
    int account = accounts.slot(accountId);
    int at = query.offset() + QueryWalletDecoder.currencyEncodingOffset();
    int currency = currencies.indexAt(query.buffer(), at);
    int wallet = balances.wallet(account, currency);
    if (checks.unknownAccount(account, accountId)
        || checks.unknownWallet(wallet, currency)
        || refusals.unknownCurrency(currency)) {
      return;
    }
    outcomes
        .answer(accountId)
        .walletChanged()
        .cash(balances.cash(wallet))
        .bonus(balances.amount(wallet, BONUS))
        .heldExchange(balances.amount(wallet, HELD_EXCHANGE))
        .heldRound(balances.amount(wallet, HELD_ROUND))
        .heldWithdrawal(balances.amount(wallet, HELD_WITHDRAWAL))
        .available(bonuses.available(wallet))
        .putCurrency(currencies.text(), Currencies.at(currency));
  }

  /** Answers with the account as it stands. */
  public void onQueryAccount(QueryAccountDecoder query) {
    long accountId = query.header().accountId();
    int account = accounts.slot(accountId);
    if (checks.unknownAccount(account, accountId)) {
      return;
    }
    reports.begin(account);
    reports.end(account);
  }

  private void setFlags(CommandHeaderDecoder header, int account, int after) {
    int before = accounts.flags(account);
    if (checks.unknownAccount(account, header.accountId())
        || checks.closed(account)
        || refusals.when(after == before, NO_CHANGE, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    reports.begin(account);
    accounts.flags(account, after);
    reports.end(account, header);
    boolean betTurnedOff = (before & ~after & Accounts.BET) != 0;
    if (betTurnedOff) {
      works.start(WorkKind.ACCOUNT_BLOCK, account, 0);
    }
  }

  private boolean isEmpty(int account) {
    if (accounts.firstPosition(account) != 0 || accounts.hasOpenBet(account)) {
      return false;
    }
    for (int w = balances.firstWallet(account); w != 0; w = balances.nextWallet(w)) {
      if (!balances.isEmpty(w)) {
        return false;
      }
    }
    return true;
  }

  private static int turned(int flags, int flag, Bool to) {
    return switch (to) {
      case TRUE -> flags | flag;
      case FALSE -> flags & ~flag;
      default -> flags;
    };
  }
}
