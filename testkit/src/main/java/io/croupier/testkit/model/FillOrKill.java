package io.croupier.testkit.model;

import io.croupier.testkit.model.Account.SelfMatchPolicy;
import java.math.BigInteger;

/** How much a FILL_OR_KILL order can take at its price or better on average. */
final class FillOrKill {
  private final World world;
  private final Book book;
  private final Order order;
  private BigInteger taken = BigInteger.ZERO;

  /** By how much what is taken is better than the order's price, in hundredths. */
  private BigInteger better = BigInteger.ZERO;

  FillOrKill(World world, Book book, Order order) {
    this.world = world;
    this.book = book;
    this.order = order;
  }

  /** Looks at the resting orders, best first, and gives the sum that it can take of them. */
  BigInteger look(Turn turn) {
    for (Order resting : book.facing(order)) {
      boolean isOver =
          taken.equals(order.stake)
              || turn.met == world.limits.matchesPerCommand()
              || isPlain() && !Book.isGood(order, resting.price)
              || Matching.isOwn(order, resting, SelfMatchPolicy.CANCEL_INCOMING);
      if (isOver) {
        break;
      }
      turn.met++;
      boolean counts =
          resting.position.account.unmatchable(turn.time) == null
              && !Matching.isOwn(order, resting, SelfMatchPolicy.CANCEL_RESTING);
      if (counts && !takeAll(resting)) {
        break;
      }
    }
    return taken;
  }

  /** No worse price can be made good by a better one: lines are no odds. */
  private boolean isPlain() {
    return !order.bestExecution || order.position.market.isLine;
  }

  /** Takes what it can and tells whether that was all it wanted. */
  private boolean takeAll(Order resting) {
    BigInteger wanted = order.stake.subtract(taken).min(resting.unmatched);
    long gain = order.back ? resting.price - order.price : order.price - resting.price;
    BigInteger size = gain >= 0 ? wanted : wanted.min(better.divide(Money.of(-gain)));
    taken = taken.add(size);
    better = better.add(size.multiply(Money.of(gain)));
    return size.equals(wanted);
  }
}
