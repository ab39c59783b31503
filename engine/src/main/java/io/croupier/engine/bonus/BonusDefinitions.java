package io.croupier.engine.bonus;

import io.croupier.engine.store.IdIndex;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.BonusKind;
import io.croupier.protocol.CountedStake;
import io.croupier.protocol.WageringBase;

/**
 * What bonuses are, by the numbers that the operator has given to the definitions. A definition
 * never changes.
 *
 * <p>Owned by the engine thread.
 */
public final class BonusDefinitions {
  /** Rows of weights of one definition. */
  static final int MAX_WEIGHTS = 32;

  /** A bet counts whole. */
  static final int WHOLE = 10_000;

  /** All definitions that ids have room for. */
  public static final int MAX_CAPACITY = 65_536;

  private static final CountedStake[] COUNTED = {
    CountedStake.WHOLE, CountedStake.CASH_PART, CountedStake.BONUS_PART
  };

  private final int capacity;
  private int count;
  private final int[] ids;
  private final byte[] kinds;
  private final byte[] currencies;
  private final int[] percents;
  private final long[] mostAmounts;
  private final long[] amounts;
  private final long[] minLosses;
  private final int[] multipliers;
  private final byte[] withDeposit;
  private final byte[] counted;
  private final long[] maxBets;
  private final long[] maxCashouts;
  private final int[] secondsToTake;
  private final int[] secondsToUse;
  private final short[] defaultWeights;
  private final byte[] rowCounts;
  private final long[] rowGames;
  private final int[] rowProviders;
  private final short[] rowCategories;
  private final short[] rowWeights;
  private final transient IdIndex index;

  /** Makes room for so many definitions. */
  public BonusDefinitions(int capacity) {
    this.capacity = capacity;
    ids = new int[capacity + 1];
    kinds = new byte[capacity + 1];
    currencies = new byte[capacity + 1];
    percents = new int[capacity + 1];
    mostAmounts = new long[capacity + 1];
    amounts = new long[capacity + 1];
    minLosses = new long[capacity + 1];
    multipliers = new int[capacity + 1];
    withDeposit = new byte[capacity + 1];
    counted = new byte[capacity + 1];
    maxBets = new long[capacity + 1];
    maxCashouts = new long[capacity + 1];
    secondsToTake = new int[capacity + 1];
    secondsToUse = new int[capacity + 1];
    defaultWeights = new short[capacity + 1];
    rowCounts = new byte[capacity + 1];
    int rows = (capacity + 1) * MAX_WEIGHTS;
    rowGames = new long[rows];
    rowProviders = new int[rows];
    rowCategories = new short[rows];
    rowWeights = new short[rows];
    index = new IdIndex(capacity);
  }

  boolean isFull() {
    return count == capacity;
  }

  /** A definition by its id; 0 when there is none. */
  int find(int definitionId) {
    return index.get(0, 0, definitionId);
  }

  /** Enters a definition of a kind; the rest follows. */
  int add(int definitionId, BonusKind kind, int currency) {
    ids[++count] = definitionId;
    index.put(0, 0, definitionId, count);
    kinds[count] = (byte) kind.value();
    currencies[count] = (byte) currency;
    return count;
  }

  /** Says how large a bonus is, and for what. */
  void size(int definition, int percent, long maxBonus, long amount, long minLoss) {
    percents[definition] = percent;
    mostAmounts[definition] = maxBonus;
    amounts[definition] = amount;
    minLosses[definition] = minLoss;
  }

  /** Says what must be staked, and what counts. */
  void wagering(int definition, int multiplier, WageringBase base, CountedStake what, int weight) {
    multipliers[definition] = multiplier;
    withDeposit[definition] = (byte) (base == WageringBase.DEPOSIT_AND_BONUS ? 1 : 0);
    counted[definition] = (byte) what.value();
    defaultWeights[definition] = (short) weight;
  }

  /** Says what bounds a bonus; 0: nothing. */
  void bounds(int definition, long maxBet, long maxCashout, int toTake, int toUse) {
    maxBets[definition] = maxBet;
    maxCashouts[definition] = maxCashout;
    secondsToTake[definition] = toTake;
    secondsToUse[definition] = toUse;
  }

  void addWeight(int definition, int providerId, long gameId, int category, int weight) {
    int row = definition * MAX_WEIGHTS + rowCounts[definition]++;
    rowProviders[row] = providerId;
    rowGames[row] = gameId;
    rowCategories[row] = (short) category;
    rowWeights[row] = (short) weight;
  }

  int id(int definition) {
    return ids[definition];
  }

  BonusKind kind(int definition) {
    return BonusKind.get(kinds[definition]);
  }

  int currency(int definition) {
    return currencies[definition];
  }

  int percent(int definition) {
    return percents[definition];
  }

  long maxBonus(int definition) {
    return mostAmounts[definition];
  }

  long amount(int definition) {
    return amounts[definition];
  }

  /** The least loss of which a cashback gives something back. */
  long minLoss(int definition) {
    return minLosses[definition];
  }

  int multiplier(int definition) {
    return multipliers[definition];
  }

  /** Whether the deposit must be staked as often as the bonus. */
  boolean countsDeposit(int definition) {
    return withDeposit[definition] != 0;
  }

  CountedStake counted(int definition) {
    return COUNTED[counted[definition]];
  }

  long maxBet(int definition) {
    return maxBets[definition];
  }

  long maxCashout(int definition) {
    return maxCashouts[definition];
  }

  int secondsToTake(int definition) {
    return secondsToTake[definition];
  }

  int secondsToUse(int definition) {
    return secondsToUse[definition];
  }

  /** How much a bet on a game counts, in basis points: its row, its category's, its provider's. */
  int weight(int definition, int providerId, long gameId, int category) {
    int from = definition * MAX_WEIGHTS;
    int weight = defaultWeights[definition];
    int best = 0;
    for (int row = from; row < from + rowCounts[definition]; row++) {
      int rank = rank(row, providerId, gameId, category);
      if (rank > best) {
        best = rank;
        weight = rowWeights[row];
      }
    }
    return weight;
  }

  /** How closely a row is about a game; 0: not at all. */
  private int rank(int row, int providerId, long gameId, int category) {
    if (rowProviders[row] == 0) {
      return (rowCategories[row] & 0xFFFF) == category ? 2 : 0;
    }
    if (rowProviders[row] != providerId) {
      return 0;
    }
    return rowGames[row] == 0 ? 1 : rowGames[row] == gameId ? 3 : 0;
  }

  /** Visits every field; the index is built again after a load. */
  public void accept(StoreVisitor visitor) {
    visitor.store("bonus definitions", true);
    count = visitor.count("count", 1, count);
    int end = count + 1;
    visitor.ints("ids", 1, ids, 1, end);
    visitor.bytes("kinds", 1, kinds, 1, end);
    visitor.bytes("currencies", 1, currencies, 1, end);
    visitor.ints("percents", 1, percents, 1, end);
    visitor.longs("mostAmounts", 1, mostAmounts, 1, end);
    visitor.longs("amounts", 1, amounts, 1, end);
    visitor.longs("minLosses", 1, minLosses, 1, end);
    visitor.ints("multipliers", 1, multipliers, 1, end);
    visitor.bytes("withDeposit", 1, withDeposit, 1, end);
    visitor.bytes("counted", 1, counted, 1, end);
    visitor.longs("maxBets", 1, maxBets, 1, end);
    visitor.longs("maxCashouts", 1, maxCashouts, 1, end);
    visitor.ints("secondsToTake", 1, secondsToTake, 1, end);
    visitor.ints("secondsToUse", 1, secondsToUse, 1, end);
    visitor.shorts("defaultWeights", 1, defaultWeights, 1, end);
    visitor.bytes("rowCounts", 1, rowCounts, 1, end);
    visitor.longs("rowGames", 1, rowGames, MAX_WEIGHTS, end * MAX_WEIGHTS);
    visitor.ints("rowProviders", 1, rowProviders, MAX_WEIGHTS, end * MAX_WEIGHTS);
    visitor.shorts("rowCategories", 1, rowCategories, MAX_WEIGHTS, end * MAX_WEIGHTS);
    visitor.shorts("rowWeights", 1, rowWeights, MAX_WEIGHTS, end * MAX_WEIGHTS);
    if (index.size() != count) {
      index.clear();
      for (int definition = 1; definition <= count; definition++) {
        index.put(0, 0, ids[definition], definition);
      }
    }
  }
}
