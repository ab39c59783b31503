package io.croupier.gateway.client;

/** Asks the node for market data; the answer comes to {@link MarketBooks#onQueryAnswer}. */
@FunctionalInterface
public interface BookQuery {
  /**
   * Asks for a page of full depth.
   *
   * @return the query's command id; 0 or less when it cannot be asked now
   */
  long ask(long marketId, long fromDataVersion, long after);
}
