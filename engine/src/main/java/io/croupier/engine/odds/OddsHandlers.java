package io.croupier.engine.odds;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.bonus.FreeBets;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.limit.Counts;
import io.croupier.engine.limit.LimitChecks;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.engine.work.Works;

/**
 * Puts the rules of fixed odds together: the handlers of its commands and queries.
 *
 * <p>Owned by the engine thread.
 */
public final class OddsHandlers {
  private final PriceHandler priceHandler;
  private final BetHandler betHandler;
  private final CashOutHandler cashOutHandler;
  private final ResultHandler resultHandler;

  public OddsHandlers(
      OddsBook book,
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Ledger ledger,
      LimitChecks limits,
      Counts counts,
      AccountChecks accountChecks,
      Refusals refusals,
      Outcomes outcomes,
      SignificantEvents events,
      FreeBets freeBets,
      Works works) {
    OddsReports reports = new OddsReports(book, accounts, balances, currencies, outcomes);
    OddsChecks checks = new OddsChecks(refusals, works);
    BetReturns returns = new BetReturns(book);
    BetMoney money =
        new BetMoney(book, accounts, balances, ledger, counts, reports, events, returns, freeBets);
    priceHandler = new PriceHandler(book, currencies, checks, refusals, reports, outcomes);
    betHandler =
        new BetHandler(
            book,
            accounts,
            balances,
            currencies,
            limits,
            accountChecks,
            checks,
            refusals,
            returns,
            money,
            reports,
            events,
            freeBets);
    cashOutHandler =
        new CashOutHandler(
            book, accounts, accountChecks, checks, refusals, betHandler, returns, money, reports);
    resultHandler = new ResultHandler(book, checks, refusals, money, reports, works);
    works.runSelectionsBy(resultHandler);
  }

  public PriceHandler priceHandler() {
    return priceHandler;
  }

  public BetHandler betHandler() {
    return betHandler;
  }

  public CashOutHandler cashOutHandler() {
    return cashOutHandler;
  }

  public ResultHandler resultHandler() {
    return resultHandler;
  }
}
