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

  /** Turns the market in-play, open, with a bet delay. */
  void turnInPlay(int betDelaySeconds);

  /** Changes the bet delay. */
  void betDelay(int seconds);

  /** Takes a runner out, by its reduction factor in 1e-5. */
  void removeRunner(int runner, int factor);

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
