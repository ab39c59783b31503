package io.croupier.testkit.model;

/** Makes void what was matched in a span of time. */
final class VoidMatchesWork extends Work {
  private final Market market;
  private final long from;
  private final long to;
  private final long runner;
  private int seen;

  VoidMatchesWork(Market market, Command command) {
    super(market);
    this.market = market;
    from = command.number("from");
    to = command.number("to");
    runner = command.number("runner");
  }

  @Override
  boolean isDone() {
    return seen == market.matches.size() || market.matches.get(seen).time >= to;
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
    boolean isMeant = runner == 0 || match.runner() == runner || match.isLeg();
    boolean isVoid = match.isVoid() || market.isVoid(match.runner());
    if (match.time < from || !isMeant || isVoid) {
      return;
    }
    match.orders().forEach(order -> order.makeVoid(match));
    match.orders().forEach(order -> describe(turn, match, order));
  }

  private static void describe(Turn turn, Match match, Order order) {
    turn.aboutOrder("MatchVoided", order)
        .with("orderId", order.id)
        .with("marketId", order.position.market.id)
        .with("stake", match.stake)
        .with("matchedAt", match.time)
        .with("price", match.price)
        .with("runner", order.runner)
        .with("side", order.side());
  }
}
