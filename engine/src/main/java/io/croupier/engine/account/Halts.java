package io.croupier.engine.account;

import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.HaltScope;

/**
 * Which parts of the house take no new bets and orders: all of it, casino, exchange or fixed odds.
 * Game providers and games keep their own.
 *
 * <p>Owned by the engine thread.
 */
public final class Halts {
  private int halted;

  public boolean isHalted(HaltScope scope) {
    return (halted & bit(scope)) != 0;
  }

  /** Whether orders are stopped, by the exchange's own halt or by that of all. */
  public boolean isExchangeHalted() {
    return isHalted(HaltScope.ALL) || isHalted(HaltScope.EXCHANGE);
  }

  /** Halts a part of the house, or lets it go on. */
  public void set(HaltScope scope, boolean value) {
    halted = value ? halted | bit(scope) : halted & ~bit(scope);
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    visitor.store("halts", true);
    halted = visitor.count("halted", 1, halted);
  }

  private static int bit(HaltScope scope) {
    return 1 << scope.value();
  }
}
