package io.croupier.engine.exchange;

/**
 * Takes matched stake back: from matched to voided of its orders, out of what their positions
 * bring, but not back into the book. Kept positions bring nothing any more; settlement pays them
 * anew.
 *
 * <p>Owned by the engine thread.
 */
final class Voids {
  private final Exchange exchange;
  private final Orders orders;

  Voids(Exchange exchange) {
    this.exchange = exchange;
    orders = exchange.orders;
  }

  /** A match is void on both sides, or on the one that it has. */
  void match(Market market, int match) {
    if (exchange.matches.isSp(match)) {
      atStartingPrice(exchange.matches.incoming(match), match);
    } else {
      int incoming = exchange.matches.incoming(match);
      if (incoming != 0) {
        side(market, incoming, match, market.takerBasisPoints());
      }
      side(market, exchange.matches.resting(match), match, market.makerBasisPoints());
    }
    exchange.matches.endStake(match);
  }

  private void atStartingPrice(int order, int match) {
    int side = orders.side(order);
    long stake = exchange.matches.stake(match);
    long winnings = exchange.matches.winnings(match);
    orders.voidMatched(order, stake, (stake + winnings) * Exposure.SCALE);
    if (side != 0) {
      exchange.runners.addLayReturn(orders.row(order), -stake - winnings);
    }
    fell(
        order,
        orders.runner(order),
        stake,
        Exposure.spWin(side, winnings),
        0,
        Exposure.matchedLose(side, stake));
  }

  /** All matches of an order are void on its side; its runner is, or its market. */
  void order(int order) {
    long stake = orders.matched(order);
    long win = exchange.exposure.matchedWin(order);
    long place = exchange.exposure.matchedPlace(order);
    long lose = exchange.exposure.matchedLose(order);
    orders.voidMatched(order, stake, orders.matchedReturn(order));
    exchange.orderResults.clearFees(order);
    fell(order, orders.runner(order), stake, win, place, lose);
  }

  private void side(Market market, int order, int match, int rate) {
    int side = orders.side(order);
    long stake = exchange.matches.stake(match);
    int price = exchange.matches.price(match);
    long feeIfWon = Fees.ifWon(side, stake, price, rate);
    long feeIfLost = Fees.ifLost(side, stake, price, rate);
    orders.voidMatched(order, stake, stake * price);
    exchange.orderResults.addFees(order, -feeIfWon, -feeIfLost);
    exchange.orderResults.addLineReturn(order, -market.lines().paidReturn(stake, price));
    fell(
        order,
        market.resultKey(orders.runner(order), price),
        stake,
        market.matchedWin(side, stake, price) - feeIfWon,
        market.matchedPlace(side, stake, price),
        market.matchedLose(side, stake) - feeIfLost);
  }

  private void fell(int order, int key, long stake, long win, long place, long lose) {
    int position = orders.position(order);
    exchange.positions.stakeFell(position, stake);
    if (!exchange.positions.isEnded(position)) {
      exchange.results.add(position, key, -win, -place, -lose);
    }
  }
}
