package io.croupier.engine.exchange;

import java.util.ArrayList;
import java.util.List;

/** The plainest order book: a list for each side of a runner, sorted by price and arrival. */
final class SortedListBook implements OrderBookContract.Book {
  private record Key(int runner, int side) {}

  private static final class Resting {
    final int order;
    final int index;
    long unmatched;

    Resting(int order, int index, long unmatched) {
      this.order = order;
      this.index = index;
      this.unmatched = unmatched;
    }
  }

  private final List<Key> keys = new ArrayList<>();
  private final List<List<Resting>> sides = new ArrayList<>();
  private int orders;

  @Override
  public int place(int runner, int side, int priceIndex, long stake) {
    List<Resting> list = list(runner, side);
    int at = 0;
    while (at < list.size() && !better(side, priceIndex, list.get(at).index)) {
      at++;
    }
    list.add(at, new Resting(++orders, priceIndex, stake));
    return orders;
  }

  @Override
  public void reduce(int order, long stake) {
    for (List<Resting> list : sides) {
      for (Resting resting : list) {
        resting.unmatched -= resting.order == order ? stake : 0;
      }
      list.removeIf(resting -> resting.unmatched == 0);
    }
  }

  @Override
  public int first(int runner, int side, int limitIndex) {
    List<Resting> list = list(runner, side);
    boolean none = list.isEmpty() || better(side, limitIndex, list.get(0).index);
    return none ? 0 : list.get(0).order;
  }

  @Override
  public int best(int runner, int side) {
    List<Resting> list = list(runner, side);
    return list.isEmpty() ? OrderBook.NONE : list.get(0).index;
  }

  @Override
  public int next(int runner, int side, int priceIndex) {
    return list(runner, side).stream()
        .map(resting -> resting.index)
        .filter(index -> better(side, priceIndex, index))
        .findFirst()
        .orElse(OrderBook.NONE);
  }

  @Override
  public long total(int runner, int side, int priceIndex) {
    return list(runner, side).stream()
        .filter(resting -> resting.index == priceIndex)
        .mapToLong(resting -> resting.unmatched)
        .sum();
  }

  @Override
  public int levels(int runner, int side) {
    return (int) list(runner, side).stream().map(resting -> resting.index).distinct().count();
  }

  private static boolean better(int side, int index, int than) {
    return side == OrderBookContract.BACK ? index < than : index > than;
  }

  private List<Resting> list(int runner, int side) {
    Key key = new Key(runner, side);
    if (!keys.contains(key)) {
      keys.add(key);
      sides.add(new ArrayList<>());
    }
    return sides.get(keys.indexOf(key));
  }
}
