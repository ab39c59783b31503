package io.croupier.engine.exchange;

import io.croupier.engine.account.AccountCaps;
import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Halts;
import io.croupier.engine.account.Heartbeats;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.approval.Approvals;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.limit.Counts;
import io.croupier.engine.limit.LimitChecks;
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
  private final Matching matching;
  private final OrderHandler orderHandler;
  private final BatchHandler batchHandler;
  private final MarketTerms marketTerms;
  private final MarketHandler marketHandler;
  private final CorrectionHandler correctionHandler;
  private final RemovalHandler removalHandler;
  private final ExchangeQueries queries;
  private final BookDeltas deltas;

  /**
   * The orders of each command may meet at most {@code matchLimit} resting orders, and be at most
   * {@code batchLimit}; more than {@code settledOrderLimit} of final markets are not kept for long.
   */
  public ExchangeHandlers(
      Exchange exchange,
      Accounts accounts,
      AccountCaps caps,
      Heartbeats heartbeats,
      LimitChecks limits,
      Counts counts,
      Balances balances,
      Currencies currencies,
      Ledger ledger,
      AccountChecks accountChecks,
      Halts halts,
      Approvals approvals,
      Refusals refusals,
      Outcomes outcomes,
      SignificantEvents events,
      Timers timers,
      Works works,
      int matchLimit,
      int batchLimit,
      int settledOrderLimit) {
    Holds holds = new Holds(exchange, balances, ledger);
    OrderReports orderReports = new OrderReports(exchange, accounts, balances, outcomes);
    MarketReports marketReports = new MarketReports(exchange, currencies, outcomes);
    Reductions reductions = new Reductions(exchange, holds, orderReports);
    Settlement settlement =
        new Settlement(
            exchange,
            accounts,
            balances,
            currencies,
            ledger,
            counts,
            holds,
            orderReports,
            reductions,
            outcomes,
            events);
    Corrections corrections = new Corrections(exchange, balances, holds, reductions, orderReports);
    StartingPriceReports startingPriceReports =
        new StartingPriceReports(exchange, accounts, outcomes);
    Removal removal =
        new Removal(exchange, corrections, reductions, orderReports, startingPriceReports);
    CrossMatching crossMatching =
        new CrossMatching(exchange, accounts, balances, holds, orderReports);
    matching =
        new Matching(
            exchange, accounts, holds, orderReports, reductions, crossMatching, matchLimit);
    Reconciling reconciling =
        new Reconciling(
            exchange, currencies, matching, holds, reductions, orderReports, startingPriceReports);
    KeptMarkets keptMarkets = new KeptMarkets(exchange, works, settledOrderLimit);
    works.runBy(
        new ExchangeWork(
            exchange,
            reductions,
            settlement,
            corrections,
            removal,
            reconciling,
            keptMarkets,
            marketReports,
            heartbeats,
            outcomes,
            timers,
            works));
    ExchangeChecks checks =
        new ExchangeChecks(exchange, accounts, balances, heartbeats, works, refusals);
    Placement placement =
        new Placement(exchange, holds, matching, reductions, outcomes, works, halts);
    OrderChecks orderChecks =
        new OrderChecks(exchange, accounts, balances, currencies, accountChecks, checks, refusals);
    OrderRisk risk = new OrderRisk(exchange, balances, caps, limits, holds, refusals);
    orderHandler =
        new OrderHandler(
            exchange,
            accounts,
            balances,
            accountChecks,
            checks,
            orderChecks,
            risk,
            refusals,
            placement,
            reductions,
            orderReports,
            outcomes,
            events,
            works);
    batchHandler =
        new BatchHandler(
            exchange,
            accounts,
            balances,
            checks,
            orderChecks,
            risk,
            refusals,
            placement,
            orderReports,
            outcomes,
            events,
            batchLimit);
    ReductionFactors factors = new ReductionFactors(exchange.runners, checks, refusals);
    marketTerms =
        new MarketTerms(
            exchange,
            balances,
            currencies,
            checks,
            refusals,
            marketReports,
            outcomes,
            timers,
            factors,
            Math.min(ImpliedPrice.MOST_RUNNERS, matchLimit));
    marketHandler =
        new MarketHandler(
            exchange,
            checks,
            approvals,
            refusals,
            marketTerms,
            marketReports,
            events,
            timers,
            works);
    removalHandler = new RemovalHandler(exchange, checks, refusals, marketReports, works, factors);
    correctionHandler =
        new CorrectionHandler(exchange, checks, approvals, refusals, marketReports, events, works);
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
            startingPriceReports,
            refusals,
            outcomes);
  }

  /** Begins a command: its orders may meet as many resting orders as one command may. */
  public void begin() {
    matching.begin();
  }

  /** Whether the orders of the command at hand have met as many resting orders as they may. */
  public boolean isMatchingSpent() {
    return matching.isSpent();
  }

  public OrderHandler orderHandler() {
    return orderHandler;
  }

  public BatchHandler batchHandler() {
    return batchHandler;
  }

  public MarketTerms marketTerms() {
    return marketTerms;
  }

  public MarketHandler marketHandler() {
    return marketHandler;
  }

  public RemovalHandler removalHandler() {
    return removalHandler;
  }

  public CorrectionHandler correctionHandler() {
    return correctionHandler;
  }

  public ExchangeQueries queries() {
    return queries;
  }

  public BookDeltas deltas() {
    return deltas;
  }
}
