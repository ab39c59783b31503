package io.croupier.engine.exchange;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.ledger.BalanceKind;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.Bool;
import io.croupier.protocol.LapseReason;
import io.croupier.protocol.OrderAcceptedEncoder;
import io.croupier.protocol.OrderKind;
import io.croupier.protocol.OrderReplacedEncoder;
import io.croupier.protocol.OrderUpdatedEncoder;
import io.croupier.protocol.Persistence;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.Side;

/**
 * Writes the outcomes about an order.
 *
 * <p>Owned by the engine thread.
 */
final class OrderReports {
  private static final Side[] SIDES = {Side.BACK, Side.LAY};
  private static final Persistence[] PERSISTENCES = {
    Persistence.LAPSE, Persistence.KEEP, Persistence.AT_SP
  };
  private static final OrderKind[] KINDS = {
    OrderKind.LIMIT,
    OrderKind.FILL_OR_KILL,
    OrderKind.IMMEDIATE_OR_CANCEL,
    OrderKind.LIMIT_ON_CLOSE,
    OrderKind.MARKET_ON_CLOSE
  };

  private final Exchange exchange;
  private final Orders orders;
  private final Accounts accounts;
  private final Balances balances;
  private final Outcomes outcomes;

  OrderReports(Exchange exchange, Accounts accounts, Balances balances, Outcomes outcomes) {
    this.exchange = exchange;
    orders = exchange.orders;
    this.accounts = accounts;
    this.balances = balances;
    this.outcomes = outcomes;
  }

  static Side side(int side) {
    return SIDES[side];
  }

  /** The command accepts an order. */
  void accepted(int order) {
    write(outcomes.answer(accountId(order)).orderAccepted(), order, 0);
  }

  /** PlaceOrders accepts the order of one instruction. */
  void acceptedInBatch(int order, int instruction) {
    write(toItsGateway(order).orderAccepted(), order, instruction);
  }

  private void write(OrderAcceptedEncoder accepted, int order, int instruction) {
    accepted
        .orderId(orders.id(order))
        .marketId(marketId(order))
        .stake(orders.stake(order) - liability(order))
        .liability(liability(order))
        .heldExchange(heldExchange(order))
        .delayedUntil(exchange.delays.until(order))
        .orderRef(orders.reference(order))
        .price(orders.price(order))
        .runner(orders.runner(order))
        .instruction(instruction)
        .side(side(orders.side(order)))
        .persistence(PERSISTENCES[orders.persistence(order)])
        .orderKind(KINDS[orders.kind(order)]);
  }

  /**
   * The command replaces an order, or only cancels it for a reason (new order 0); the gateway that
   * placed the old one gets a copy.
   */
  void replaced(int order, int newOrder, Instruction instruction, RefusalReason reason) {
    write(outcomes.answer(accountId(order)).orderReplaced(), order, newOrder, instruction, reason);
    if (isForeign(order)) {
      write(toItsGateway(order).orderReplaced(), order, newOrder, instruction, reason);
    }
  }

  /** The command gives an order another persistence; the gateway that placed it gets a copy. */
  void updated(int order) {
    write(outcomes.answer(accountId(order)).orderUpdated(), order);
    if (isForeign(order)) {
      write(toItsGateway(order).orderUpdated(), order);
    }
  }

  /** The command cancels an order or a part; the gateway that placed it gets a copy. */
  void cancelled(int order) {
    writeReduced(outcomes.answer(accountId(order)), order, LapseReason.NONE);
    if (isForeign(order)) {
      writeReduced(toItsGateway(order), order, LapseReason.NONE);
    }
  }

  /** Stake of an order was cancelled or has lapsed as a consequence of something else. */
  void reduced(int order, LapseReason reason) {
    writeReduced(toItsGateway(order), order, reason);
  }

  /** A removal has cut the price of a resting order, or of a match of an order. */
  void repriced(int order, long stake, int priceBefore, int price, boolean ofMatch) {
    toItsGateway(order)
        .orderRepriced()
        .orderId(orders.id(order))
        .marketId(marketId(order))
        .stake(stake)
        .winnings(0)
        .priceBefore(priceBefore)
        .price(price)
        .runner(orders.runner(order))
        .side(side(orders.side(order)))
        .ofMatch(ofMatch ? Bool.TRUE : Bool.FALSE);
  }

  /** Stake of an order was matched. */
  void matched(int order, long stake, int price) {
    toItsGateway(order)
        .matched()
        .orderId(orders.id(order))
        .marketId(marketId(order))
        .stake(stake)
        .unmatched(orders.unmatched(order))
        .startingPrice(0)
        .winnings(0)
        .price(price)
        .runner(orders.runner(order))
        .side(side(orders.side(order)));
  }

  /** A match of an order is void. */
  void matchVoided(int order, int match) {
    toItsGateway(order)
        .matchVoided()
        .orderId(orders.id(order))
        .marketId(marketId(order))
        .stake(exchange.matches.stake(match))
        .matchedAt(exchange.matches.timestampNs(match))
        .price(exchange.matches.price(match))
        .runner(orders.runner(order))
        .side(side(orders.side(order)));
  }

  /** What an order won or lost. */
  void settled(int order, long profit) {
    writeSettled(order, profit, orders.voided(order));
  }

  /** All that was matched of an order is returned: its market is void. */
  void returned(int order) {
    writeSettled(order, 0, orders.matched(order) + orders.voided(order));
  }

  private void writeSettled(int order, long profit, long voided) {
    toItsGateway(order)
        .orderSettled()
        .orderId(orders.id(order))
        .marketId(marketId(order))
        .matched(orders.matched(order) + orders.voided(order))
        .profit(profit)
        .voided(voided)
        .runner(orders.runner(order))
        .side(side(orders.side(order)));
  }

  /** One order in the answer to a query. */
  void reported(int order) {
    outcomes
        .row(accountId(order))
        .orderReported()
        .orderId(orders.id(order))
        .marketId(marketId(order))
        .stake(orders.stake(order))
        .liability(liability(order))
        .matched(orders.matched(order))
        .unmatched(orders.unmatched(order))
        .cancelled(orders.cancelled(order))
        .lapsed(orders.lapsed(order))
        .voided(orders.voided(order))
        .matchedReturn(orders.matchedReturn(order))
        .delayedUntil(exchange.delays.until(order))
        .orderRef(orders.reference(order))
        .price(orders.price(order))
        .runner(orders.runner(order))
        .side(side(orders.side(order)))
        .persistence(PERSISTENCES[orders.persistence(order)])
        .orderKind(KINDS[orders.kind(order)]);
  }

  private void write(
      OrderReplacedEncoder replaced,
      int order,
      int newOrder,
      Instruction instruction,
      RefusalReason reason) {
    replaced
        .orderId(orders.id(order))
        .newOrderId(newOrder == 0 ? 0 : orders.id(newOrder))
        .marketId(marketId(order))
        .stake(instruction.stake)
        .heldExchange(heldExchange(order))
        .delayedUntil(newOrder == 0 ? 0 : exchange.delays.until(newOrder))
        .price(instruction.price)
        .runner(orders.runner(order))
        .reason(reason)
        .side(side(orders.side(order)));
  }

  private void write(OrderUpdatedEncoder updated, int order) {
    updated
        .orderId(orders.id(order))
        .marketId(marketId(order))
        .unmatched(orders.unmatched(order))
        .price(orders.price(order))
        .persistence(PERSISTENCES[orders.persistence(order)]);
  }

  private void writeReduced(Outcomes receiver, int order, LapseReason reason) {
    receiver
        .orderReduced()
        .orderId(orders.id(order))
        .marketId(marketId(order))
        .matched(orders.matched(order))
        .unmatched(orders.unmatched(order))
        .cancelled(orders.cancelled(order))
        .lapsed(orders.lapsed(order))
        .voided(orders.voided(order))
        .lapseReason(reason);
  }

  /** The time of what is happening. */
  long timestampNs() {
    return outcomes.timestampNs();
  }

  /** What a lay that waits for the starting price risks. */
  private long liability(int order) {
    return orders.side(order) != 0 && orders.waitsForSp(order) ? orders.unmatched(order) : 0;
  }

  private Outcomes toItsGateway(int order) {
    return outcomes.toGateway(orders.gateway(order), accountId(order));
  }

  private boolean isForeign(int order) {
    return orders.gateway(order) != outcomes.sender();
  }

  private long accountId(int order) {
    return accounts.id(exchange.accountOf(order));
  }

  /** What the wallet of an order holds for all its orders and bets. */
  private long heldExchange(int order) {
    return balances.amount(
        exchange.positions.wallet(orders.position(order)), BalanceKind.HELD_EXCHANGE);
  }

  private long marketId(int order) {
    return exchange.markets.id(exchange.positions.market(orders.position(order)));
  }
}
