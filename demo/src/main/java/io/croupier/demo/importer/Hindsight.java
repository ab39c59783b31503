package io.croupier.demo.importer;

import io.croupier.protocol.Persistence;
import io.croupier.protocol.RunnerResult;
import io.croupier.protocol.Side;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * Reads a recording once in advance: an order that is wholly gone in the message that turns the
 * market in-play must have been one that lapses then.
 */
final class Hindsight implements MarketSteps {
  private final BitSet lapsing = new BitSet();
  private int messages;
  private boolean turning;

  private Hindsight() {}

  /** Reads a recording to its end. */
  static Hindsight of(Path file) {
    try (Recording recording = Recording.open(file)) {
      Hindsight hindsight = new Hindsight();
      MarketImporter importer = new MarketImporter(hindsight, new BitSet());
      for (RecordedMessage m = recording.next(); m != null; m = recording.next()) {
        hindsight.turning = false;
        hindsight.messages++;
        importer.onMessage(m);
      }
      return hindsight;
    }
  }

  /** The numbers of the orders that lapse at the turn in-play. */
  BitSet lapsing() {
    return lapsing;
  }

  int messages() {
    return messages;
  }

  @Override
  public void turnInPlay() {
    turning = true;
  }

  @Override
  public void cancel(int order, long stake, long left) {
    if (turning && left == 0) {
      lapsing.set(order);
    }
  }

  @Override
  public void create(MarketDefinition definition) {}

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
      int order, int runner, Side side, int price, long stake, Persistence persistence) {}
}
