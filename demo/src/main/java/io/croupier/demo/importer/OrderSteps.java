package io.croupier.demo.importer;

import io.croupier.protocol.Persistence;
import io.croupier.protocol.Side;
import java.util.BitSet;

/** Numbers the orders of an import, gives them their persistence, and counts. */
final class OrderSteps {
  private final MarketSteps steps;
  private final MarketPhase phase;
  private final BitSet lapsing;
  private final ImportFigures figures;
  private int next;

  OrderSteps(MarketSteps steps, MarketPhase phase, BitSet lapsing, ImportFigures figures) {
    this.steps = steps;
    this.phase = phase;
    this.lapsing = lapsing;
    this.figures = figures;
  }

  ImportFigures figures() {
    return figures;
  }

  /** Places an order that rests, and returns its number. */
  int place(int runner, Side side, int price, long stake) {
    figures.orders++;
    phase.ensureOpen();
    return send(runner, side, price, stake);
  }

  /** Places an order that is matched at once. */
  void take(int runner, Side side, int price, long stake) {
    figures.takers++;
    phase.ensureOpen();
    phase.liftDelay();
    send(runner, side, price, stake);
  }

  void cancel(int order, long stake, long left) {
    figures.cancels++;
    steps.cancel(order, stake, left);
  }

  private int send(int runner, Side side, int price, long stake) {
    int order = next++;
    Persistence persistence = lapsing.get(order) ? Persistence.LAPSE : Persistence.KEEP;
    steps.place(order, runner, side, price, stake, persistence);
    return order;
  }
}
