package io.croupier.engine.odds;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.ledger.BalanceKind;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.ledger.PostingReason;
import io.croupier.protocol.BetState;

/**
 * What bets bring, and the money that moves by it. Rules: docs/rules.md, Fixed odds.
 *
 * <p>Owned by the engine thread.
 */
final class BetMoney {
  private static final int HUNDRED = 100;

  private final OddsBook book;
  private final Bets bets;
  private final Legs legs;
  private final Accounts accounts;
  private final Balances balances;
  private final Ledger ledger;
  private final OddsReports reports;
  private final LineSums sums = new LineSums();
  private final EffectiveOdds odds = new EffectiveOdds();

  BetMoney(
      OddsBook book, Accounts accounts, Balances balances, Ledger ledger, OddsReports reports) {
    this.book = book;
    bets = book.bets;
    legs = book.legs;
    this.accounts = accounts;
    this.balances = balances;
    this.ledger = ledger;
    this.reports = reports;
  }

  /** What a bet as stated brings at most, all its selections winning. */
  long maximumReturn(BetSlip slip, long limit) {
    sums.begin(slip.count, slip.least(), slip.most(), slip.eachWay);
    for (int i = 0; i < slip.count; i++) {
      int selection = slip.selections[i];
      int divisor = slip.eachWay ? book.selections.divisor(selection) : 0;
      takeOdds(book.selections.price(selection), 0, divisor);
    }
    return sums.floor(slip.stake, limit);
  }

  /** Takes the stake of a new bet, whose risk counts from now on. */
  void open(int bet, long totalStake, long maximumReturn) {
    int wallet = bets.wallet(bet);
    ledger.post(
        balances.row(wallet, BalanceKind.CASH),
        book(wallet),
        totalStake,
        PostingReason.BET_STAKE,
        bets.id(bet));
    bets.risk(bet, Math.max(0, maximumReturn - totalStake));
    count(bet, 1);
  }

  /** Notes the result of a leg's selection, and pays the bet if its return is known or changes. */
  void settle(int leg, int selection) {
    int market = book.selections.market(selection);
    int deduction = book.markets.deduction(market) - legs.deductionBefore(leg);
    odds.taken(legs.price(leg), deduction, legs.divisor(leg));
    odds.result(book.selections, selection, legs.places(leg));
    legs.settle(leg, odds);
    int bet = legs.bet(leg);
    int account = balances.accountOf(bets.wallet(bet));
    if (bets.state(bet) == BetState.CASHED_OUT || accounts.isClosed(account)) {
      return;
    }
    boolean wasOpen = bets.isOpen(bet);
    boolean open = isOpen(bet);
    long change = (open ? 0 : returnOf(bet)) - bets.paid(bet);
    if (wasOpen && open || !wasOpen && !open && change == 0) {
      return;
    }
    bets.paid(bet, bets.paid(bet) + change);
    pay(bet, change, wasOpen ? PostingReason.BET_RETURN : PostingReason.BET_CORRECTION);
    if (wasOpen != open) {
      bets.state(bet, open ? BetState.OPEN : BetState.SETTLED);
      count(bet, open ? 1 : -1);
    }
    reports.settled(bet, change);
  }

  /** What a part of the stake would be cashed out for now. */
  long offer(int bet, long part) {
    int count = bets.legCount(bet);
    sums.begin(count, count, count, false);
    for (int leg = bets.firstLeg(bet); leg != 0; leg = legs.nextOfBet(leg)) {
      takeLeg(leg);
    }
    for (int leg = bets.firstLeg(bet); leg != 0; leg = legs.nextOfBet(leg)) {
      if (!legs.isSettled(leg)) {
        sums.scale(HUNDRED, book.selections.price(legs.selection(leg)));
      }
    }
    sums.scale(OddsTerms.BASIS_POINTS - book.terms.margin(), OddsTerms.BASIS_POINTS);
    return sums.floor(part, bets.payoutLeft(bet));
  }

  /** Buys a part of the stake back. */
  void cashOut(int bet, long part, long amount) {
    count(bet, -1);
    bets.cashOut(bet, part, amount);
    pay(bet, amount, PostingReason.BET_CASH_OUT);
    if (bets.stake(bet) == 0) {
      bets.risk(bet, 0);
      bets.state(bet, BetState.CASHED_OUT);
      return;
    }
    int legCount = bets.legCount(bet);
    sums.begin(legCount, legCount, legCount, false);
    for (int leg = bets.firstLeg(bet); leg != 0; leg = legs.nextOfBet(leg)) {
      takeOdds(legs.price(leg), 0, 0);
    }
    long most = sums.floor(bets.stake(bet), bets.payoutLeft(bet));
    bets.risk(bet, Math.max(0, most - bets.stake(bet)));
    count(bet, 1);
  }

  /** A bet is open unless all results are known, or so many are losses that no line can win. */
  private boolean isOpen(int bet) {
    int waiting = 0;
    int wins = 0;
    int places = 0;
    for (int leg = bets.firstLeg(bet); leg != 0; leg = legs.nextOfBet(leg)) {
      boolean settled = legs.isSettled(leg);
      waiting += settled ? 0 : 1;
      wins += settled && legs.win(leg) == 0 ? 0 : 1;
      places += settled && legs.place(leg) == 0 ? 0 : 1;
    }
    int least = least(bet);
    return waiting > 0 && (wins >= least || bets.isEachWay(bet) && places >= least);
  }

  private long returnOf(int bet) {
    int count = bets.legCount(bet);
    int most = BetShape.most(bets.kind(bet), count, bets.combination(bet));
    sums.begin(count, least(bet), most, bets.isEachWay(bet));
    for (int leg = bets.firstLeg(bet); leg != 0; leg = legs.nextOfBet(leg)) {
      if (!legs.isSettled(leg)) {
        return 0;
      }
      takeLeg(leg);
    }
    return sums.floor(bets.stake(bet), bets.payoutLeft(bet));
  }

  private int least(int bet) {
    return BetShape.least(bets.kind(bet), bets.legCount(bet), bets.combination(bet));
  }

  /** Takes what the result made of a leg, or its odds cut by the withdrawals so far. */
  private void takeLeg(int leg) {
    if (legs.isSettled(leg)) {
      sums.take(legs.win(leg), legs.place(leg), legs.denominator(leg));
    } else {
      int market = book.selections.market(legs.selection(leg));
      int deduction = book.markets.deduction(market) - legs.deductionBefore(leg);
      takeOdds(legs.price(leg), deduction, legs.divisor(leg));
    }
  }

  private void takeOdds(int price, int deduction, int divisor) {
    odds.taken(price, deduction, divisor);
    sums.take(odds.win(), odds.place(), odds.denominator());
  }

  /** Pays an amount, or takes it back where it is below 0. */
  private void pay(int bet, long amount, PostingReason reason) {
    int wallet = bets.wallet(bet);
    int cash = balances.row(wallet, BalanceKind.CASH);
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
    accounts.addOpenBet(balances.accountOf(wallet), change);
    balances.touch(balances.accountOf(wallet));
  }
}
