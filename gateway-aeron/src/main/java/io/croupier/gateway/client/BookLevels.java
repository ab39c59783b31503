package io.croupier.gateway.client;

import io.croupier.protocol.BookChangedDecoder;
import io.croupier.protocol.Side;
import java.util.Arrays;
import org.agrona.collections.LongArrayList;
import org.agrona.collections.LongHashSet;

/** The rows of a market's data: levels, what was traded, and which of it has changed. */
final class BookLevels {
  private static final int MOST_RUNNERS = 256;
  private static final int SIDES = 2;
  private static final int RUNNER_SHIFT = 18;
  private static final int SIDE_SHIFT = 17;

  private final LongArrayList changes = new LongArrayList();
  private final LongHashSet changed = new LongHashSet();
  private BookSide[] sides = new BookSide[0];
  private long[] volumes = new long[0];
  private int[] lastPrices = new int[0];
  private boolean renewed;

  /** Puts the rows of a message in; what cannot be a row is left out. */
  void put(BookChangedDecoder message) {
    for (BookChangedDecoder.RunnersDecoder row : message.runners()) {
      if (hasRoom(row.runner())) {
        volumes[row.runner() - 1] = row.tradedVolume();
        lastPrices[row.runner() - 1] = row.lastPrice();
      }
    }
    for (BookChangedDecoder.LevelsDecoder row : message.levels()) {
      Side side = row.side();
      if ((side == Side.BACK || side == Side.LAY)
          && hasRoom(row.runner())
          && side(row.runner(), side).put(row.price(), row.size())) {
        note(row.runner(), side, row.price());
      }
    }
  }

  /** Nothing is known: the next rows are an image. */
  void clear() {
    for (BookSide side : sides) {
      side.clear();
    }
    Arrays.fill(volumes, 0);
    Arrays.fill(lastPrices, 0);
    forgetChanges();
    renewed = true;
  }

  int runners() {
    return volumes.length;
  }

  long volume(int runner) {
    return volumes[runner - 1];
  }

  int lastPrice(int runner) {
    return lastPrices[runner - 1];
  }

  BookSide side(int runner, Side side) {
    return sides[SIDES * (runner - 1) + side.value()];
  }

  boolean isRenewed() {
    return renewed;
  }

  void changes(MarketBook.LevelReader reader) {
    for (int i = 0; i < changes.size(); i++) {
      long place = changes.getLong(i);
      int runner = (int) (place >>> RUNNER_SHIFT);
      Side side = (place >>> SIDE_SHIFT & 1) == 0 ? Side.BACK : Side.LAY;
      int price = (int) place & (1 << SIDE_SHIFT) - 1;
      reader.onLevel(runner, side, price, side(runner, side).sizeAt(price));
    }
  }

  void forgetChanges() {
    changes.clear();
    changed.clear();
    renewed = false;
  }

  private void note(int runner, Side side, int price) {
    long place = (long) runner << RUNNER_SHIFT | (long) side.value() << SIDE_SHIFT | price;
    if (changed.add(place)) {
      changes.addLong(place);
    }
  }

  private boolean hasRoom(int runner) {
    if (runner < 1 || runner > MOST_RUNNERS) {
      return false;
    }
    int before = volumes.length;
    if (runner > before) {
      volumes = Arrays.copyOf(volumes, runner);
      lastPrices = Arrays.copyOf(lastPrices, runner);
      sides = Arrays.copyOf(sides, SIDES * runner);
      for (int i = SIDES * before; i < sides.length; i++) {
        sides[i] = new BookSide(i % SIDES == Side.BACK.value());
      }
    }
    return true;
  }
}
