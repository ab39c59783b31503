package io.croupier.gateway.client;

/** Hears of books that have changed. Called on the thread that polls. */
@FunctionalInterface
public interface BookListener {
  /**
   * A book is exact and differs from what it was at the last call: by its {@link
   * MarketBook#changes}, or in all if it {@link MarketBook#isRenewed}. Both are forgotten after the
   * call.
   */
  void onBook(MarketBook book);

  /**
   * The node does not know the market: it is not there yet, or has given way. It is not watched any
   * more.
   */
  default void onUnknownMarket(long marketId) {}
}
