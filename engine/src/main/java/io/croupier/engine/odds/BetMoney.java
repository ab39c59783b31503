package io.croupier.engine.odds;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.bonus.FreeBets;
import io.croupier.engine.ledger.BalanceKind;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.ledger.Money;
import io.croupier.engine.ledger.PostingReason;
import io.croupier.engine.limit.Counts;
import io.croupier.protocol.BetState;

/**
 * The money that moves by bets, and what open ones put at risk. Rules: docs/rules.md, Fixed odds.
 *
 * <p>Owned by the engine thread.
 */
final class BetMoney {
  private static final long MOST_PAYABLE = 1L << 61;

  private final OddsBook book;
  private final Bets bets;
  private final Legs legs;
  private final Accounts accounts;
  private final Balances balances;
  private final Ledger ledger;
  private final Counts counts;
  private final OddsReports reports;
  private final SignificantEvents events;
  private final BetReturns returns;
  private final FreeBets freeBets;

  BetMoney(
      OddsBook book,
      Accounts accounts,
      Balances balances,
      Ledger ledger,
      Counts counts,
      OddsReports reports,
      SignificantEvents events,
      BetReturns returns,
      FreeBets freeBets) {
    this.book = book;
    bets = book.bets;
    legs = book.legs;
    this.accounts = accounts;
    this.balances = balances;
    this.ledger = ledger;
    this.counts = counts;
    this.reports = reports;
    this.events = events;
    this.returns = returns;
    this.freeBets = freeBets;
  }

  /** Takes the stake of a new bet, 0 of a free one; its risk counts from now on. */
  void open(int bet, long totalStake, long maximumReturn) {
    int wallet = bets.wallet(bet);
    if (bets.freeBet(bet) != 0) {
      freeBets.bet(bets.freeBet(bet));
    }
    ledger.postIfAny(
        balances.row(wallet, BalanceKind.CASH),
        book(wallet),
        totalStake,
        PostingReason.BET_STAKE,
        bets.id(bet));
    counts.staked(wallet, totalStake);
    bets.maximumReturn(bet, maximumReturn);
    count(bet, 1);
  }

  /**
   * How much more the house may lose by all open bets: what the operator has left it, and so much
   * that what it has lost stays an amount; nothing if corrections could bring the numbers to an
   * end.
   */
  long room(int currency) {
    long worst = balances.amount(balances.book(currency)) - bets.promised(currency);
    long open = book.limits.liability(OddsBook.ALL, currency);
    long left = book.limits.most(OddsBook.ALL, currency) - open;
    boolean ends = bets.payable(currency) > MOST_PAYABLE;
    return ends ? 0 : Math.max(0, Math.min(left, Money.MAX_AMOUNT + worst));
  }

  /** Notes the result of a leg's selection, and pays the bet if its return is known or changes. */
  void settle(int leg, int selection) {
    returns.settle(leg, selection);
    int bet = legs.bet(leg);
    if (bets.state(bet) == BetState.CASHED_OUT) {
      return;
    }
    boolean wasOpen = bets.isOpen(bet);
    boolean open = returns.isOpen(bet);
    if (bets.freeBet(bet) != 0 && !open) {
      settleFree(bet);
    }
    long change = (open ? 0 : returns.returnOf(bet)) - bets.paid(bet);
    if (wasOpen && open || !wasOpen && !open && change == 0) {
      return;
    }
    bets.paid(bet, bets.paid(bet) + change);
    pay(bet, change, wasOpen ? PostingReason.BET_RETURN : PostingReason.BET_CORRECTION);
    if (wasOpen != open) {
      bets.state(bet, open ? BetState.OPEN : BetState.SETTLED);
      count(bet, open ? 1 : -1);
    }
    reports.settled(bet, change, open ? 0 : returns.luckyBonus(bet));
    reportWin(bet, change);
  }

  /** A free bet is settled: its bonus gives it again, or takes it again, or it is made for good. */
  private void settleFree(int bet) {
    boolean isVoid = returns.isVoid(bet);
    if (bets.freeState(bet) == Bets.USED) {
      boolean back = freeBets.settle(bets.freeBet(bet), isVoid);
      bets.freeState(bet, back ? Bets.GIVEN_BACK : Bets.SPENT);
    } else if (bets.freeState(bet) == Bets.GIVEN_BACK && !isVoid) {
      freeBets.takeAgain(bets.freeBet(bet));
      bets.freeState(bet, Bets.SPENT);
    }
  }

  /** What a bet pays is a significant event, if it is much. */
  void reportWin(int bet, long paid) {
    int wallet = bets.wallet(bet);
    events.win(balances.accountOf(wallet), balances.currencyOf(wallet), paid, bets.id(bet));
  }

  /** Buys a part of the stake back. */
  void cashOut(int bet, long part, long amount) {
    count(bet, -1);
    bets.cashOut(bet, part, amount);
    pay(bet, amount, PostingReason.BET_CASH_OUT);
    if (bets.stake(bet) == 0) {
      bets.maximumReturn(bet, 0);
      bets.state(bet, BetState.CASHED_OUT);
      return;
    }
    bets.maximumReturn(bet, returns.maximumReturn(bet));
    count(bet, 1);
  }

  /** Pays an amount, or takes it back where it is below 0. */
  private void pay(int bet, long amount, PostingReason reason) {
    int wallet = bets.wallet(bet);
    int cash = balances.row(wallet, BalanceKind.CASH);
    counts.paid(wallet, amount);
    if (amount > 0) {
      ledger.post(book(wallet), cash, amount, reason, bets.id(bet));
    } else {
      ledger.postIfAny(cash, book(wallet), -amount, reason, bets.id(bet));
    }
  }

  private int book(int wallet) {
    return balances.book(balances.currencyOf(wallet));
  }

  /** An open bet counts at each of its selections, their markets and its account; -1: no more. */
  private void count(int bet, int change) {
    int wallet = bets.wallet(bet);
    int currency = balances.currencyOf(wallet);
    long risk = change * bets.risk(bet);
    for (int leg = bets.firstLeg(bet); leg != 0; leg = legs.nextOfBet(leg)) {
      int selection = legs.selection(leg);
      if (selection != 0) {
        int market = book.selections.market(selection);
        book.selections.limits.add(selection, currency, risk);
        book.markets.limits.add(market, currency, risk);
        book.markets.addOpenLeg(market, change);
      }
    }
    book.limits.add(OddsBook.ALL, currency, risk);
    accounts.addOpenBet(balances.accountOf(wallet), change);
    balances.touch(balances.accountOf(wallet));
  }
}
