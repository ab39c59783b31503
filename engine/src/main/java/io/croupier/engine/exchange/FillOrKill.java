package io.croupier.engine.exchange;

import io.croupier.protocol.SelfMatchPolicy;

/**
 * Works out how much a FILL_OR_KILL order can match at its price or better on average, before it
 * touches anything. Rules: docs/rules.md, FILL_OR_KILL.
 *
 * <p>Owned by the engine thread.
 */
final class FillOrKill {
  private final Exchange exchange;
  private final Orders orders;
  private final Matching matching;

  FillOrKill(Exchange exchange, Matching matching) {
    this.exchange = exchange;
    orders = exchange.orders;
    this.matching = matching;
  }

  /** The stake to match with the resting orders, best first; 0 when that is less than minFill. */
  long judge(int order) {
    long wanted = orders.unmatched(order);
    long taken = 0;
    long surplus = 0;
    int looked = 0;
    boolean hasLines = exchange.marketOf(order).lines().exist();
    int resting = exchange.bestAgainst(order);
    while (resting != 0 && taken < wanted && looked < matching.left()) {
      long gain = exchange.gain(order, resting);
      SelfMatchPolicy policy = matching.policy(order, resting);
      boolean matches = matching.mayMatch(resting);
      boolean plainLimit = gain < 0 && (hasLines || !orders.hasBestExecution(order));
      if (plainLimit || matches && policy == SelfMatchPolicy.CANCEL_INCOMING) {
        break;
      }
      looked++;
      if (matches && policy == SelfMatchPolicy.ALLOW) {
        long whole = Math.min(orders.unmatched(resting), wanted - taken);
        long stake = gain >= 0 ? whole : Math.min(whole, surplus / -gain);
        taken += stake;
        surplus += stake * gain;
        if (stake < whole) {
          break;
        }
      }
      resting = exchange.book.after(resting);
    }
    matching.spend(looked);
    long least = orders.minFill(order) == 0 ? wanted : orders.minFill(order);
    return taken < least ? 0 : taken;
  }
}
