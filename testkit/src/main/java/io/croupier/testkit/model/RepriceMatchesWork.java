package io.croupier.testkit.model;

/** Cuts the prices of matches on runners that a removal has left. */
final class RepriceMatchesWork extends Work {
  private final Orders orders;
  private final Market market;
  private final Reduction reduction;
  private int seen;

  RepriceMatchesWork(Orders orders, Market market, Reduction reduction) {
    super(market);
    this.orders = orders;
    this.market = market;
    this.reduction = reduction;
  }

  @Override
  boolean isDone() {
    return seen == market.matches.size();
  }

  @Override
  int run(Turn turn, int steps) {
    int used = 0;
    while (used < steps && !isDone()) {
      visit(turn, market.matches.get(seen));
      seen++;
      used++;
    }
    return used;
  }

  private void visit(Turn turn, Match match) {
    long before = match.price;
    long after = reduction.cut(before);
    if (match.isVoid() || after == before) {
      return;
    }
    match.price = after;
    describe(turn, match, match.incoming, before);
    describe(turn, match, match.resting, before);
    orders.rehold(match.incoming.position);
    orders.rehold(match.resting.position);
  }

  private static void describe(Turn turn, Match match, Order order, long before) {
    Orders.describeRepriced(turn, order, match.stake, before, match.price).with("ofMatch", true);
  }
}
