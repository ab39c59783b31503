package io.croupier.engine.exchange;

import static io.croupier.engine.ledger.BalanceKind.CASH;
import static io.croupier.engine.ledger.BalanceKind.HELD_EXCHANGE;

import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.ledger.PostingReason;

/**
 * Keeps what is held for each position equal to its worst result. Matches, cancels and lapses never
 * need more than was held, so only the acceptance of an order has to look at what is available.
 * Where bets are voided more may be needed: once all are voided it is held in full, also if cash
 * goes below zero.
 *
 * <p>Owned by the engine thread.
 */
final class Holds {
  private final Exchange exchange;
  private final Balances balances;
  private final Ledger ledger;
  private final transient WorstCases worstCases;

  Holds(Exchange exchange, Balances balances, Ledger ledger) {
    this.exchange = exchange;
    worstCases = new WorstCases(exchange.runners);
    this.balances = balances;
    this.ledger = ledger;
  }

  /** What would be held for a position, 0 for none yet, if its results changed so. */
  long with(int position, Market market, ResultChange change) {
    return exchange.results.holdWith(worstCases.of(market), position, market, change);
  }

  /** Holds or releases what the bets of a position now need. */
  void follow(int position, long reference) {
    Market market = exchange.markets.get(exchange.positions.market(position));
    PostingReason raise =
        market.isRevalued() ? PostingReason.EXCHANGE_HOLD_RAISED : PostingReason.EXCHANGE_HOLD;
    set(position, exchange.results.hold(worstCases.of(market), position, market), raise, reference);
  }

  /** Holds exactly {@code amount} for a position. */
  void set(int position, long amount, long reference) {
    set(position, amount, PostingReason.EXCHANGE_HOLD, reference);
  }

  private void set(int position, long amount, PostingReason raise, long reference) {
    long change = amount - exchange.positions.held(position);
    if (change == 0) {
      return;
    }
    int wallet = exchange.positions.wallet(position);
    int cash = balances.row(wallet, CASH);
    int held = balances.row(wallet, HELD_EXCHANGE);
    if (change > 0) {
      ledger.post(cash, held, change, raise, reference);
    } else {
      ledger.post(held, cash, -change, PostingReason.EXCHANGE_RELEASE, reference);
    }
    exchange.positions.held(position, amount);
  }
}
