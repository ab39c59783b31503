package io.croupier.engine.exchange;

import io.croupier.engine.store.StoreVisitor;

/**
 * What settlement has paid the accounts of ended positions, in all, so that a correction can pay
 * the difference.
 *
 * <p>Owned by the engine thread.
 */
final class PositionResults {
  private final Positions positions;
  private final long[] nets;
  private final long[] commissions;
  private final int[] commissionShares;

  /** Makes room for {@code capacity} positions. */
  PositionResults(Positions positions, int capacity) {
    this.positions = positions;
    nets = new long[capacity + 1];
    commissions = new long[capacity + 1];
    commissionShares = new int[capacity + 1];
  }

  /** An account was paid, in all, a net less commission. */
  void paid(int position, long net, long commission) {
    nets[position] = net;
    commissions[position] = commission;
  }

  long net(int position) {
    return nets[position];
  }

  long commission(int position) {
    return commissions[position];
  }

  /** The share of net winnings that is commission, in 1e-8: a correction takes the same. */
  int commissionShare(int position) {
    return commissionShares[position];
  }

  void commissionShare(int position, int share) {
    commissionShares[position] = share;
  }

  /** Visits every field. */
  void accept(StoreVisitor visitor) {
    visitor.store("position results", true);
    int end = positions.highest() + 1;
    visitor.longs("nets", 1, nets, 1, end);
    visitor.longs("commissions", 1, commissions, 1, end);
    visitor.ints("commissionShares", 1, commissionShares, 1, end);
  }
}
