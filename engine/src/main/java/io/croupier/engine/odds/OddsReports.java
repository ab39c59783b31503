package io.croupier.engine.odds;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.BetSettledEncoder;
import io.croupier.protocol.Bool;

/**
 * The outcomes about selections and bets.
 *
 * <p>Owned by the engine thread.
 */
final class OddsReports {
  private final OddsBook book;
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Outcomes outcomes;

  OddsReports(
      OddsBook book,
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Outcomes outcomes) {
    this.book = book;
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.outcomes = outcomes;
  }

  /** Answers with the price of a selection. */
  void price(int selection) {
    Selections selections = book.selections;
    outcomes
        .answer(0)
        .priceChanged()
        .marketId(book.markets.id(selections.market(selection)))
        .version(selections.version(selection))
        .price(selections.price(selection))
        .runner(selections.runner(selection))
        .placeDivisor((short) selections.divisor(selection))
        .places((short) selections.places(selection))
        .result(selections.result(selection));
  }

  /** Answers with the result of a selection. */
  void settled(int selection) {
    Selections selections = book.selections;
    int market = selections.market(selection);
    outcomes
        .answer(0)
        .selectionSettled()
        .marketId(book.markets.id(market))
        .version(selections.version(selection))
        .runner(selections.runner(selection))
        .position(selections.position(selection))
        .result(selections.result(selection))
        .winShare((short) selections.winShare(selection))
        .winShareOf((short) selections.winShareOf(selection))
        .placeShare((short) selections.placeShare(selection))
        .placeShareOf((short) selections.placeShareOf(selection))
        .ruleFour((short) Math.min(book.markets.deduction(market), book.terms.ruleFourCap()));
  }

  /** Answers that a bet is accepted. */
  void accepted(int bet, long totalStake, long maximumReturn) {
    Bets bets = book.bets;
    Legs legs = book.legs;
    int wallet = bets.wallet(bet);
    var accepted = outcomes.answer(accountId(bet)).betAccepted(bets.legCount(bet));
    accepted
        .betId(bets.id(bet))
        .stake(bets.stake(bet))
        .totalStake(totalStake)
        .maximumReturn(maximumReturn)
        .cash(balances.cash(wallet))
        .freeBet(bets.freeBet(bet))
        .lines(bets.lines(bet))
        .oneWinnerFactor(bets.oneWinner(bet))
        .allWinnersBasisPoints(bets.allWinners(bet))
        .putCurrency(currencies.text(), Currencies.at(balances.currencyOf(wallet)))
        .betKind(bets.kind(bet))
        .combination((short) bets.combination(bet))
        .eachWay(bets.isEachWay(bet) ? Bool.TRUE : Bool.FALSE);
    var rows = accepted.legsCount(bets.legCount(bet));
    for (int leg = bets.firstLeg(bet); leg != 0; leg = legs.nextOfBet(leg)) {
      rows.next()
          .marketId(legs.marketId(leg))
          .price(legs.price(leg))
          .priceVersion(book.selections.version(legs.selection(leg)))
          .runner(legs.runner(leg))
          .placeDivisor((short) legs.divisor(leg))
          .places((short) legs.eachWayPlaces(leg));
    }
  }

  /** Tells the account of a bet what became of it, and what was paid now. */
  void settled(int bet, long paid, long luckyBonus) {
    int account = balances.accountOf(book.bets.wallet(bet));
    outcomes.aboutAccount(accounts.id(account), accounts.homeGateway(account));
    settled(outcomes.betSettled(), bet, paid, luckyBonus);
  }

  /** Answers that a bet, or a part of it, was cashed out. */
  void cashedOut(int bet, long paid) {
    settled(outcomes.answer(accountId(bet)).betSettled(), bet, paid, 0);
  }

  private void settled(BetSettledEncoder settled, int bet, long paid, long luckyBonus) {
    Bets bets = book.bets;
    int wallet = bets.wallet(bet);
    settled
        .betId(bets.id(bet))
        .paid(paid)
        .returned(bets.returned(bet))
        .stake(bets.stake(bet))
        .cash(balances.cash(wallet))
        .luckyBonus(luckyBonus)
        .putCurrency(currencies.text(), Currencies.at(balances.currencyOf(wallet)))
        .state(bets.state(bet));
  }

  /** Answers with a bet as it stands. */
  void bet(int bet) {
    Bets bets = book.bets;
    Legs legs = book.legs;
    int wallet = bets.wallet(bet);
    var reported = outcomes.answer(accountId(bet)).betReported(bets.legCount(bet));
    reported
        .betId(bets.id(bet))
        .stake(bets.stake(bet))
        .returned(bets.returned(bet))
        .maximumPayout(bets.maximumPayout(bet))
        .freeBet(bets.freeBet(bet))
        .lines(bets.lines(bet))
        .oneWinnerFactor(bets.oneWinner(bet))
        .allWinnersBasisPoints(bets.allWinners(bet))
        .putCurrency(currencies.text(), Currencies.at(balances.currencyOf(wallet)))
        .betKind(bets.kind(bet))
        .combination((short) bets.combination(bet))
        .eachWay(bets.isEachWay(bet) ? Bool.TRUE : Bool.FALSE)
        .state(bets.state(bet));
    var rows = reported.legsCount(bets.legCount(bet));
    for (int leg = bets.firstLeg(bet); leg != 0; leg = legs.nextOfBet(leg)) {
      rows.next()
          .marketId(legs.marketId(leg))
          .price(legs.price(leg))
          .runner(legs.runner(leg))
          .placeDivisor((short) legs.divisor(leg))
          .places((short) legs.eachWayPlaces(leg))
          .settled(legs.isSettled(leg) ? Bool.TRUE : Bool.FALSE);
    }
  }

  /** Answers what a bet would be cashed out for. */
  void offer(int bet, long amount) {
    Bets bets = book.bets;
    Legs legs = book.legs;
    int currency = balances.currencyOf(bets.wallet(bet));
    var offered = outcomes.answer(accountId(bet)).cashOutOffered(bets.legCount(bet));
    offered
        .betId(bets.id(bet))
        .amount(amount)
        .stake(bets.stake(bet))
        .putCurrency(currencies.text(), Currencies.at(currency));
    var rows = offered.versionsCount(bets.legCount(bet));
    for (int leg = bets.firstLeg(bet); leg != 0; leg = legs.nextOfBet(leg)) {
      rows.next().priceVersion(book.selections.version(legs.selection(leg)));
    }
  }

  private long accountId(int bet) {
    return accounts.id(balances.accountOf(book.bets.wallet(bet)));
  }
}
