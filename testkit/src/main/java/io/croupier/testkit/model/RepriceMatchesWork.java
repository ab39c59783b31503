package io.croupier.testkit.model;

import java.math.BigInteger;

/** Cuts the prices of matches on runners that a removal has left. */
final class RepriceMatchesWork extends Work {
  private final Market market;
  private final Reduction reduction;
  private int seen;

  /** Of a reconciliation: what the backs of a runner get and its taken lays do not pay. */
  private int owedRunner;

  private BigInteger owed;

  /** What its lays paid before, in hundredths. */
  private BigInteger payers;

  RepriceMatchesWork(Market market, Reduction reduction) {
    super(market);
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
    if (match.isOfReconciliation()) {
      visitOfReconciliation(turn, match);
      return;
    }
    long before = match.price;
    long after = reduction.cut(before);
    if (match.isVoid() || after == before) {
      return;
    }
    match.price = after;
    describe(turn, match, match.incoming, before);
    describe(turn, match, match.resting, before);
  }

  /** The backs of a runner come first, then its lays pay what they get. */
  private void visitOfReconciliation(Turn turn, Match match) {
    Order order = match.orders().get(0);
    if (order.runner != owedRunner) {
      owedRunner = order.runner;
      owed = BigInteger.ZERO;
      payers =
          market.matches.stream()
              .filter(other -> other.isSp() && other.runner() == owedRunner)
              .filter(other -> !other.incoming.back && !other.isVoid())
              .map(Match::returned)
              .reduce(BigInteger.ZERO, BigInteger::add);
    }
    if (match.isVoid() || market.isVoid(order.runner)) {
      return;
    }
    if (!match.isSp()) {
      long before = match.price;
      match.price = order.back ? reduction.cut(before) : reduction.cutUp(before);
      owed = order.back ? owed.add(match.returned()) : owed.subtract(match.returned());
      if (match.price != before) {
        describe(turn, match, order, before);
      }
      return;
    }
    BigInteger before = match.winnings;
    if (order.back) {
      match.winnings = reduction.winnings(match.stake, before);
      owed = owed.add(match.returned());
    } else {
      BigInteger due = owed.max(BigInteger.ZERO).multiply(match.stake.add(before));
      BigInteger pays = payers.signum() == 0 ? BigInteger.ZERO : Money.ceiling(due, payers);
      match.winnings = pays.subtract(match.stake).max(BigInteger.ZERO);
    }
    if (!match.winnings.equals(before)) {
      Orders.describeRepriced(turn, order, match.stake, 0, 0)
          .with("winnings", match.winnings)
          .with("ofMatch", true);
    }
  }

  private static void describe(Turn turn, Match match, Order order, long before) {
    Orders.describeRepriced(turn, order, match.stake, before, match.price).with("ofMatch", true);
  }
}
