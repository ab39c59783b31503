package io.croupier.demo.importer;

import io.croupier.protocol.Persistence;
import io.croupier.protocol.RunnerResult;
import io.croupier.protocol.Side;

/**
 * What a recorded market makes an exchange do. The steps come in the order in which they have to be
 * taken; runners are numbered from 1, orders from 0.
 */
interface MarketSteps {
  void create(MarketDefinition definition);

  void open();

  /** Unmatched orders stay. */
  void suspend();

  void turnInPlay();

  void close();

  void result(int runner, RunnerResult result);

  void settle();

  void voidMarket();

  /** Places an order; one that meets a better one takes it. */
  void place(int order, int runner, Side side, int price, long stake, Persistence persistence);

  /**
   * Takes unmatched stake of an order away.
   *
   * @param left unmatched stake that it has afterwards; 0: it is gone.
   */
  void cancel(int order, long stake, long left);
}
