package io.croupier.engine.odds;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_STAKE;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.PRICE_CHANGED;
import static io.croupier.protocol.RefusalReason.SELECTION_NOT_OFFERED;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Money;
import io.croupier.protocol.AcceptCashOutDecoder;
import io.croupier.protocol.BetKind;
import io.croupier.protocol.Field;
import io.croupier.protocol.QueryCashOutDecoder;

/** Offers to buy bets back, and buys them. Rules: docs/rules.md, Fixed odds, Cash-out. */
public final class CashOutHandler {
  private final OddsBook book;
  private final Accounts accounts;
  private final AccountChecks checks;
  private final OddsChecks oddsChecks;
  private final Refusals refusals;
  private final BetHandler bets;
  private final BetReturns returns;
  private final BetMoney money;
  private final OddsReports reports;

  CashOutHandler(
      OddsBook book,
      Accounts accounts,
      AccountChecks checks,
      OddsChecks oddsChecks,
      Refusals refusals,
      BetHandler bets,
      BetReturns returns,
      BetMoney money,
      OddsReports reports) {
    this.book = book;
    this.accounts = accounts;
    this.checks = checks;
    this.oddsChecks = oddsChecks;
    this.refusals = refusals;
    this.bets = bets;
    this.returns = returns;
    this.money = money;
    this.reports = reports;
  }

  /** Buys a bet back, or a part of it, at the prices of an offer if they still stand. */
  public void onAcceptCashOut(AcceptCashOutDecoder command) {
    long accountId = command.header().accountId();
    int account = accounts.slot(accountId);
    int bet = book.bets.slot(command.betId());
    long stake = command.stake();
    long least = command.leastAmount();
    boolean badLeast = least < 0 || least > Money.MAX_AMOUNT;
    AcceptCashOutDecoder.VersionsDecoder versions = command.versions();
    if (checks.unknownAccount(account, accountId)
        || bets.isUnknown(bet, command.betId())
        || bets.isNotOf(bet, accountId)
        || checks.locked(account)
        || refusals.when(stake < 0 || stake > book.bets.stake(bet), INVALID_AMOUNT, Field.stake, 0)
        || refusals.when(badLeast, INVALID_AMOUNT, Field.leastAmount, 0)
        || refusals.when(
            versions.count() != book.bets.legCount(bet), INVALID_AMOUNT, Field.versions, 0)
        || isNotForSale(bet)
        || isNotOffered(bet)
        || isChanged(bet, versions)) {
      return;
    }
    long part = stake == 0 ? book.bets.stake(bet) : stake;
    long amount = returns.offer(bet, part);
    if (refusals.when(amount < least, PRICE_CHANGED, Field.leastAmount, amount)
        || refusals.when(amount == 0, INVALID_STAKE, Field.stake, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    money.cashOut(bet, part, amount);
    reports.cashedOut(bet, amount);
    money.reportWin(bet, amount);
  }

  /** Answers with an offer for all of a bet. */
  public void onQueryCashOut(QueryCashOutDecoder query) {
    int bet = book.bets.slot(query.betId());
    if (bets.isUnknown(bet, query.betId())
        || bets.isForeign(bet, query.header().accountId())
        || isNotForSale(bet)
        || isNotOffered(bet)) {
      return;
    }
    reports.offer(bet, returns.offer(bet, book.bets.stake(bet)));
  }

  private boolean isNotForSale(int bet) {
    BetKind kind = book.bets.kind(bet);
    boolean plain = kind == BetKind.SINGLE || kind == BetKind.ACCUMULATOR;
    boolean free = book.bets.freeBet(bet) != 0;
    boolean not = !book.bets.isOpen(bet) || !plain || book.bets.isEachWay(bet) || free;
    return refusals.when(not, INVALID_TRANSITION, Field.betId, book.bets.id(bet));
  }

  private boolean isNotOffered(int bet) {
    Legs legs = book.legs;
    int number = 1;
    for (int leg = book.bets.firstLeg(bet); leg != 0; leg = legs.nextOfBet(leg)) {
      int selection = legs.selection(leg);
      boolean noPrice = !legs.isSettled(leg) && book.selections.price(selection) == 0;
      if (noPrice || oddsChecks.isPending(selection)) {
        refusals.instruction(number);
        return refusals.when(true, SELECTION_NOT_OFFERED, Field.runner, legs.runner(leg));
      }
      number++;
    }
    return false;
  }

  private boolean isChanged(int bet, AcceptCashOutDecoder.VersionsDecoder versions) {
    Legs legs = book.legs;
    int number = 1;
    for (int leg = book.bets.firstLeg(bet); leg != 0; leg = legs.nextOfBet(leg)) {
      if (versions.next().priceVersion() != book.selections.version(legs.selection(leg))) {
        refusals.instruction(number);
        return refusals.when(true, PRICE_CHANGED, Field.price, legs.runner(leg));
      }
      number++;
    }
    return false;
  }
}
