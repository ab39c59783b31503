package io.croupier.demo.importer;

import io.croupier.protocol.Persistence;
import io.croupier.protocol.RunnerResult;
import io.croupier.protocol.Side;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * Reads a recording once in advance. An order that is wholly gone in the message that turns the
 * market in-play must have been one of persistence LAPSE; so must a lay that is gone when a removal
 * lets those lapse. One that has outlived such a removal was none: if it is gone later, its
 * customer cancelled it. Where a market does not allow KEEP, all lapse.
 */
final class Hindsight implements MarketSteps {
  private final BitSet lapsing = new BitSet();
  private final BitSet lays = new BitSet();
  private final BitSet outlived = new BitSet();
  private MarketDefinition first;
  private int messages;
  private boolean turning;
  private boolean removing;

  private Hindsight() {}

  /** Reads a recording to its end. */
  static Hindsight of(Path file) {
    try (Recording recording = Recording.open(file)) {
      Hindsight hindsight = new Hindsight();
      MarketImporter importer = new MarketImporter(hindsight, hindsight.lapsing);
      for (RecordedMessage m = recording.next(); m != null; m = recording.next()) {
        hindsight.begin();
        importer.onMessage(m);
      }
      return hindsight;
    }
  }

  private void begin() {
    if (removing) {
      outlived.or(lays);
    }
    turning = false;
    removing = false;
    messages++;
  }

  /** The numbers of the orders of persistence LAPSE. */
  BitSet lapsing() {
    return lapsing;
  }

  int messages() {
    return messages;
  }

  @Override
  public void turnInPlay(int betDelaySeconds) {
    turning = true;
  }

  @Override
  public void removeRunner(int runner, int factor) {
    removing |= new Reduction(factor, first.winners()).lapses();
  }

  @Override
  public void cancel(int order, long stake, long left) {
    boolean lapses = turning || removing && lays.get(order);
    if (lapses && left == 0 && !outlived.get(order)) {
      lapsing.set(order);
    }
  }

  @Override
  public void create(MarketDefinition definition) {
    first = definition;
  }

  @Override
  public void betDelay(int seconds) {}

  @Override
  public void open() {}

  @Override
  public void suspend() {}

  @Override
  public void close() {}

  @Override
  public void result(int runner, RunnerResult result) {}

  @Override
  public void settle() {}

  @Override
  public void voidMarket() {}

  @Override
  public void place(
      int order, int runner, Side side, int price, long stake, Persistence persistence) {
    lays.set(order, side == Side.LAY);
    lapsing.set(order, !first.keepAllowed());
  }
}
