package io.croupier.engine.odds;

import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_STAKE;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.UNKNOWN_BET;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Profiles;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.bonus.FreeBets;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Money;
import io.croupier.engine.limit.LimitChecks;
import io.croupier.protocol.Field;
import io.croupier.protocol.HaltScope;
import io.croupier.protocol.PlaceBetDecoder;
import io.croupier.protocol.QueryBetDecoder;
import java.util.function.IntPredicate;

/** Takes bets of fixed odds. Rules: docs/rules.md, Fixed odds, PlaceBet. */
public final class BetHandler {
  private final OddsBook book;
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final LimitChecks limits;
  private final AccountChecks checks;
  private final Refusals refusals;
  private final BetReturns returns;
  private final BetMoney money;
  private final OddsReports reports;
  private final SignificantEvents events;
  private final FreeBets freeBets;
  private final BetSlip slip = new BetSlip();
  private final SlipChecks slipChecks;
  private final IntPredicate pending;

  BetHandler(
      OddsBook book,
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      LimitChecks limits,
      AccountChecks checks,
      OddsChecks oddsChecks,
      Refusals refusals,
      BetReturns returns,
      BetMoney money,
      OddsReports reports,
      SignificantEvents events,
      FreeBets freeBets) {
    this.book = book;
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.limits = limits;
    this.checks = checks;
    this.refusals = refusals;
    this.returns = returns;
    this.money = money;
    this.reports = reports;
    this.events = events;
    this.freeBets = freeBets;
    slipChecks = new SlipChecks(book, refusals, slip);
    pending = oddsChecks::isPending;
  }

  /** Accepts a bet at the prices as they stand, if the customer's consent covers them. */
  public void onPlaceBet(PlaceBetDecoder command, long now) {
    long accountId = command.header().accountId();
    int account = accounts.slot(accountId);
    int at = command.offset() + PlaceBetDecoder.currencyEncodingOffset();
    int currency = currencies.indexAt(command.buffer(), at);
    int wallet = balances.wallet(account, currency);
    long sessionId = command.sessionId();
    slip.read(command, book);
    if (checks.notForTest(account, false)
        || checks.halted(HaltScope.ODDS)
        || (slip.freeBet != 0 && checks.roundsPending(account))
        || checks.unknownAccount(account, accountId)
        || checks.unknownWallet(wallet, currency)
        || checks.unknownSession(sessionId)
        || slipChecks.hasUnknownMarket()
        || slipChecks.hasUnknownRunner()
        || freeBets.isUnknown(slip.freeBet, Field.freeBet)
        || checks.foreignSession(sessionId, account)
        || freeBets.isForeign(slip.freeBet, account, Field.freeBet)
        || checks.mayNotBet(account)
        || checks.notVerified(account, Profiles.VERIFY_BETS)
        || checks.expiredSession(sessionId, now)
        || isMalformed(command)
        || refusals.unknownCurrency(currency)
        || overflows(currency)
        || slipChecks.hasWithdrawn()
        || slipChecks.isNotOffered()
        || slipChecks.isRelated()
        || slipChecks.isChanged()) {
      return;
    }
    boolean free = slip.freeBet != 0;
    long total = slip.total();
    long staked = total - slip.notReturned();
    long cash = balances.cash(wallet);
    long mostOfAll = slipChecks.maximumPayout(currency);
    long maximumPayout = freeBets.mostPaid(slip.freeBet, mostOfAll);
    long maximumReturn = returns.maximumReturn(slip, maximumPayout);
    long risk = Math.max(0, maximumReturn - staked);
    if (refusals.when(total > mostOfAll, INVALID_STAKE, Field.stake, mostOfAll)
        || (free && isNoFreeBet(wallet, total))
        || limits.isMissing(account, wallet)
        || limits.isPassed(account, wallet, staked, Field.stake)
        || slipChecks.isTooMuch(currency, risk, money.room(currency))
        || refusals.when(!free && total > cash, INSUFFICIENT_FUNDS, Field.stake, cash)
        || refusals.capacity(book.bets.isFull(slip.count, pending))) {
      return;
    }
    // Nothing below this line may refuse.
    int bet = book.bets.open(wallet, currency, book.terms.ruleFourCap(), slip);
    book.bets.maximumPayout(bet, maximumPayout);
    for (int i = slip.count - 1; i >= 0; i--) {
      int following = book.bets.firstLeg(bet);
      int selection = slip.selections[i];
      book.bets.firstLeg(bet, book.legs.add(bet, selection, slip.eachWay, following, book.markets));
    }
    money.open(bet, staked, maximumReturn);
    reports.accepted(bet, total, maximumReturn);
    events.stake(account, currency, staked, book.bets.id(bet), command.header());
  }

  /** Answers with a bet as it stands. */
  public void onQueryBet(QueryBetDecoder query) {
    int bet = book.bets.slot(query.betId());
    if (isUnknown(bet, query.betId()) || isForeign(bet, query.header().accountId())) {
      return;
    }
    reports.bet(bet);
  }

  boolean isUnknown(int bet, long betId) {
    return refusals.when(bet == 0, UNKNOWN_BET, Field.betId, betId);
  }

  /** The bet is another account's than a query names; 0: it names none. */
  boolean isForeign(int bet, long accountId) {
    return accountId != 0 && isNotOf(bet, accountId);
  }

  /** The bet is another account's. */
  boolean isNotOf(int bet, long accountId) {
    boolean foreign = accounts.id(balances.accountOf(book.bets.wallet(bet))) != accountId;
    return refusals.when(foreign, NOT_OWNER, Field.betId, book.bets.id(bet));
  }

  private boolean isNoFreeBet(int wallet, long total) {
    return freeBets.isNotFreeBet(slip.freeBet, Field.freeBet)
        || freeBets.isSpent(slip.freeBet, wallet, Field.freeBet)
        || freeBets.isTooMuch(slip.freeBet, total, Field.stake);
  }

  private boolean isMalformed(PlaceBetDecoder command) {
    boolean badKind =
        switch (slip.kind) {
          case NULL_VAL, SBE_UNKNOWN -> true;
          default -> false;
        };
    return refusals.unlessAmount(slip.stake, Field.stake)
        || refusals.when(badKind, INVALID_AMOUNT, Field.betKind, 0)
        || refusals.when(!BetShape.fits(slip.kind, slip.count), INVALID_AMOUNT, Field.legs, 0)
        || refusals.when(slip.hasBadCombination(), INVALID_AMOUNT, Field.combination, 0)
        || refusals.unlessBool(command.eachWay())
        || slipChecks.isMalformed();
  }

  private boolean overflows(int currency) {
    long lines = slip.lines();
    boolean beyond = slip.stake > Money.MAX_AMOUNT / lines;
    boolean fits = !beyond && balances.fits(balances.book(currency), slip.stake * lines);
    return refusals.when(!fits, OVERFLOW, Field.stake, 0);
  }
}
