package io.croupier.engine.exchange;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.engine.timer.Timers;
import io.croupier.engine.work.Works;

/**
 * Puts the rules of the exchange together: the handlers of its commands and queries, and what does
 * its longer work.
 *
 * <p>Owned by the engine thread.
 */
public final class ExchangeHandlers {
  private final OrderHandler orderHandler;
  private final MarketHandler marketHandler;
  private final ExchangeQueries queries;
  private final BookDeltas deltas;

  /** Each command may meet at most {@code matchLimit} resting orders. */
  public ExchangeHandlers(
      Exchange exchange,
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Ledger ledger,
      AccountChecks accountChecks,
      Refusals refusals,
      Outcomes outcomes,
      Timers timers,
      Works works,
      int matchLimit) {
    Holds holds = new Holds(exchange, balances, ledger);
    OrderReports orderReports = new OrderReports(exchange, accounts, outcomes);
    MarketReports marketReports = new MarketReports(exchange, currencies, outcomes);
    Reductions reductions = new Reductions(exchange, holds, orderReports);
    Settlement settlement =
        new Settlement(
            exchange,
            accounts,
            balances,
            currencies,
            ledger,
            holds,
            orderReports,
            reductions,
            outcomes);
    works.runBy(new ExchangeWork(exchange, reductions, settlement, marketReports, works));
    ExchangeChecks checks = new ExchangeChecks(exchange, accounts, works, refusals);
    Matching matching =
        new Matching(exchange, accounts, holds, orderReports, reductions, matchLimit);
    orderHandler =
        new OrderHandler(
            exchange,
            accounts,
            balances,
            accountChecks,
            checks,
            refusals,
            holds,
            matching,
            reductions,
            orderReports,
            outcomes,
            works);
    marketHandler =
        new MarketHandler(
            exchange,
            balances,
            currencies,
            checks,
            refusals,
            marketReports,
            outcomes,
            timers,
            works);
    BookReports bookReports = new BookReports(exchange);
    deltas = new BookDeltas(exchange, bookReports, outcomes);
    queries =
        new ExchangeQueries(
            exchange,
            accounts,
            accountChecks,
            checks,
            orderReports,
            marketReports,
            new BookImages(exchange, bookReports, outcomes),
            refusals,
            outcomes);
  }

  public OrderHandler orderHandler() {
    return orderHandler;
  }

  public MarketHandler marketHandler() {
    return marketHandler;
  }

  public ExchangeQueries queries() {
    return queries;
  }

  public BookDeltas deltas() {
    return deltas;
  }
}
