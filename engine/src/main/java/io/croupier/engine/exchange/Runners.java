package io.croupier.engine.exchange;

import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.RunnerResult;
import java.util.Arrays;

/**
 * The runners of all markets: a row each, with its recorded result and its share of a win at
 * settlement. Rows come in blocks of eight, so that markets of any size come and go without gaps
 * that nobody can use.
 *
 * <p><b>Guarantees:</b> when the number of runners is within the limit there are rows for them.
 *
 * <p>Owned by the engine thread.
 */
public final class Runners {
  /** The greatest number of runners in a market. */
  public static final int MAX_OF_MARKET = 256;

  private static final int BLOCK_BITS = 3;
  private static final int BLOCK = 1 << BLOCK_BITS;

  private final SlotStore blocks;
  private final int limit;
  private final byte[] results;
  private final short[] positions;
  private final int[] shares;
  private final int[] stakeShares;
  private final byte[] asianSides;
  private final short[] handicaps;
  private final int[] reductionFactors;
  private final long[] startingPrices;
  private final long[] layReturns;
  private int used;

  /** Makes room for {@code limit} runners in {@code markets}. */
  public Runners(int limit, int markets) {
    this.limit = limit;
    // A market wastes less than one block.
    blocks = new SlotStore("runner blocks", limit / BLOCK + markets);
    results = new byte[rows()];
    positions = new short[rows()];
    shares = new int[rows()];
    stakeShares = new int[rows()];
    asianSides = new byte[rows()];
    handicaps = new short[rows()];
    reductionFactors = new int[rows()];
    startingPrices = new long[rows()];
    layReturns = new long[rows()];
  }

  /** One more than the highest row that there can be. */
  public int rows() {
    return (blocks.capacity() + 1) << BLOCK_BITS;
  }

  /** How many runners there can be. */
  int limit() {
    return limit;
  }

  /** One more than the highest row that was ever taken. */
  int end() {
    return (blocks.highest() + 1) << BLOCK_BITS;
  }

  /** How many more runners there is room for. */
  public int free() {
    return limit - used;
  }

  /** Fills in the blocks for {@code count} runners without results. */
  void take(int[] blocksOfMarket, int count) {
    for (int i = 0; i << BLOCK_BITS < count; i++) {
      int block = blocks.allocate();
      Invariant.check(block != 0, "no rows for runners within the limit");
      blocksOfMarket[i] = block;
      int row = block << BLOCK_BITS;
      Arrays.fill(results, row, row + BLOCK, (byte) 0);
      Arrays.fill(positions, row, row + BLOCK, (short) 0);
      Arrays.fill(shares, row, row + BLOCK, 0);
      Arrays.fill(stakeShares, row, row + BLOCK, 0);
      Arrays.fill(asianSides, row, row + BLOCK, (byte) 0);
      Arrays.fill(handicaps, row, row + BLOCK, (short) 0);
      Arrays.fill(reductionFactors, row, row + BLOCK, 0);
      Arrays.fill(startingPrices, row, row + BLOCK, 0);
      Arrays.fill(layReturns, row, row + BLOCK, 0);
    }
    used += count;
  }

  /** Gives the blocks of {@code count} runners back. */
  void give(int[] blocksOfMarket, int count) {
    for (int i = 0; i << BLOCK_BITS < count; i++) {
      blocks.free(blocksOfMarket[i]);
      blocksOfMarket[i] = 0;
    }
    used -= count;
  }

  /** Number of blocks of the largest market. */
  static int maxBlocks() {
    return MAX_OF_MARKET >> BLOCK_BITS;
  }

  /** The row of a runner, from 1, in the blocks of its market. */
  static int row(int[] blocksOfMarket, int runner) {
    int at = runner - 1;
    return blocksOfMarket[at >> BLOCK_BITS] << BLOCK_BITS | at & (BLOCK - 1);
  }

  void result(int row, RunnerResult result, int position) {
    results[row] = (byte) result.value();
    positions[row] = (short) position;
  }

  RunnerResult result(int row) {
    return RunnerResult.get(results[row]);
  }

  /** Whether all bets on the runner are void: it was removed, or they were voided. */
  boolean isVoid(int row) {
    return results[row] == RunnerResult.VOIDED.value()
        || results[row] == RunnerResult.REMOVED.value();
  }

  /** The share of its market that a runner has, or had until it was removed, in 1e-5. */
  int reductionFactor(int row) {
    return reductionFactors[row];
  }

  void reductionFactor(int row, int factor) {
    reductionFactors[row] = factor;
  }

  /** The starting price of a runner, in 1e-9; 0: none, or none yet. */
  long startingPrice(int row) {
    return startingPrices[row];
  }

  void startingPrice(int row, long price) {
    startingPrices[row] = price;
  }

  /** Stakes and liabilities of the runner's lays at the starting price, as they would be paid. */
  long layReturns(int row) {
    return layReturns[row];
  }

  void addLayReturn(int row, long change) {
    layReturns[row] += change;
  }

  /** With ASIAN_HANDICAP: what the runner is, a value of AsianSide. */
  int asianSide(int row) {
    return asianSides[row];
  }

  /** With ASIAN_HANDICAP: in quarters. */
  int handicap(int row) {
    return handicaps[row];
  }

  void handicap(int row, int asianSide, int handicap) {
    asianSides[row] = (byte) asianSide;
    handicaps[row] = (short) handicap;
  }

  /** The place of a runner; 0 when none was stated. */
  int position(int row) {
    return positions[row];
  }

  /** How many parts of the market's denominator of a win the runner has. */
  int share(int row) {
    return shares[row];
  }

  /** How many such parts of their stake bets on the runner get beside it: part of a place. */
  int stakeShare(int row) {
    return stakeShares[row];
  }

  void shares(int row, int share, int stakeShare) {
    shares[row] = share;
    stakeShares[row] = stakeShare;
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    blocks.accept(visitor);
    visitor.store("runners", true);
    int end = end();
    used = visitor.count("used", 1, used);
    visitor.bytes("results", 1, results, BLOCK, end);
    visitor.shorts("positions", 1, positions, BLOCK, end);
    visitor.ints("shares", 1, shares, BLOCK, end);
    visitor.ints("stakeShares", 1, stakeShares, BLOCK, end);
    visitor.bytes("asianSides", 1, asianSides, BLOCK, end);
    visitor.shorts("handicaps", 1, handicaps, BLOCK, end);
    visitor.ints("reductionFactors", 1, reductionFactors, BLOCK, end);
    visitor.longs("startingPrices", 1, startingPrices, BLOCK, end);
    visitor.longs("layReturns", 1, layReturns, BLOCK, end);
  }
}
