package io.croupier.engine.exchange;

import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.OrderKind;

/**
 * All orders with unmatched, matched or voided stake, or a reference, in markets that are not
 * final, and those of final markets that are kept for corrections.
 *
 * <p>The stake of an order is the sum of its parts: matched, unmatched, cancelled, lapsed, voided.
 * An order hangs in two lists: while it has unmatched stake in that of its price level, kept by
 * {@link OrderBook}, or, waiting for the bet delay, of its market, kept by {@link Delays}; and in
 * that of its position, in order of acceptance, kept by {@link Positions}.
 *
 * <p><b>Guarantees:</b> an id is never issued twice; the parts add up to the stake.
 *
 * <p>Owned by the engine thread.
 */
public final class Orders {
  private static final int MATCHED = 0;
  private static final int UNMATCHED = 1;
  private static final int CANCELLED = 2;
  private static final int LAPSED = 3;
  private static final int VOIDED = 4;
  private static final int MATCHED_RETURN = 5;

  /** Two ints: the neighbours in the level or among those that wait, before and after. */
  private static final int LEVEL = 6;

  /** Two ints: the neighbours in the position, before and after. */
  private static final int IN_POSITION = 7;

  /** Two ints: the position, and the runner's row. */
  private static final int OWNER = 8;

  /** From the lowest bit: side 1, persistence 2, gateway 16, runner 9, price 18, its index 17. */
  private static final int TERMS = 9;

  /**
   * From the lowest bit: kind 3, best execution off 1, waits 1, market version 31, SP matched 1.
   */
  private static final int CONDITIONS = 10;

  private static final int REFERENCE = 11;

  /** Of a FILL_OR_KILL its least fill; of a lay that was AT_SP the stake that it had. */
  private static final int MIN_FILL = 12;

  /** Two ints: the neighbours among the resting lays of the runner, before and after. */
  private static final int LAYS = 13;

  private static final int WORDS = 14;

  private static final int PERSISTENCE_SHIFT = 1;
  private static final int GATEWAY_SHIFT = 3;
  private static final int RUNNER_SHIFT = 19;
  private static final int PRICE_SHIFT = 28;
  private static final int INDEX_SHIFT = 46;
  private static final long PERSISTENCE_MASK = 3;
  private static final long GATEWAY_MASK = (1L << 16) - 1;
  private static final long RUNNER_MASK = (1L << 9) - 1;
  private static final long KIND_MASK = 7;
  private static final int FIRST_SP_KIND = OrderKind.LIMIT_ON_CLOSE.value();
  private static final int NO_BEST_EXECUTION = 1 << 3;
  private static final int WAITS = 1 << 4;
  private static final int VERSION_SHIFT = 5;
  private static final long SP_MATCHED = 1L << 36;
  private static final long PRICE_MASK = (1L << 18) - 1;
  private static final long INDEX_MASK = (1L << 17) - 1;
  private static final long LOW_INT = 0xFFFFFFFFL;

  private final SlotStore slots;
  private final int limit;
  private int kept;

  /** One order after the other, so that one order is in two cache lines. */
  private final long[] words;

  /**
   * Allocates room for {@code limit} orders in markets not final, and for {@code keptLimit} others.
   */
  public Orders(int limit, int keptLimit) {
    this.limit = limit;
    int capacity = limit + keptLimit;
    slots = new SlotStore("orders", capacity);
    words = new long[(capacity + 1) * WORDS];
  }

  /** Takes a slot for a new order with nothing but unmatched stake; 0 when all are taken. */
  public int add(long stake, int side, int persistence, int gateway) {
    int order = slots.allocate();
    if (order == 0) {
      return 0;
    }
    int at = order * WORDS;
    for (int word = 0; word < WORDS; word++) {
      words[at + word] = 0;
    }
    words[at + UNMATCHED] = stake;
    words[at + TERMS] =
        (long) gateway << GATEWAY_SHIFT | (long) persistence << PERSISTENCE_SHIFT | side;
    return order;
  }

  /** Says how an order is applied; {@code minFill} 0: the whole of a FILL_OR_KILL. */
  void conditions(int order, int kind, boolean bestExecution, int marketVersion, long minFill) {
    int at = order * WORDS;
    words[at + CONDITIONS] =
        (long) marketVersion << VERSION_SHIFT | (bestExecution ? 0 : NO_BEST_EXECUTION) | kind;
    words[at + MIN_FILL] = minFill;
  }

  /** Gives an order the customer's own number; 0: none. */
  void reference(int order, long reference) {
    words[order * WORDS + REFERENCE] = reference;
  }

  /** Says whether an order waits for the bet delay. */
  void waits(int order, boolean waits) {
    int at = order * WORDS + CONDITIONS;
    words[at] = waits ? words[at] | WAITS : words[at] & ~(long) WAITS;
  }

  /** Gives an order another persistence. */
  void persistence(int order, int persistence) {
    int at = order * WORDS + TERMS;
    words[at] =
        words[at] & ~(PERSISTENCE_MASK << PERSISTENCE_SHIFT)
            | (long) persistence << PERSISTENCE_SHIFT;
  }

  /** Says at which price an order stands: in hundredths, and its index on the ladder. */
  public void price(int order, int price, int priceIndex) {
    int at = order * WORDS + TERMS;
    long others = ~(PRICE_MASK << PRICE_SHIFT | INDEX_MASK << INDEX_SHIFT);
    words[at] = words[at] & others | (long) price << PRICE_SHIFT | (long) priceIndex << INDEX_SHIFT;
  }

  /** Says what an order is about: its position, the runner's number, and the runner's row. */
  public void assign(int order, int position, int runner, int row) {
    int at = order * WORDS;
    words[at + OWNER] = (long) position << Integer.SIZE | row;
    long others = ~(RUNNER_MASK << RUNNER_SHIFT);
    words[at + TERMS] = words[at + TERMS] & others | (long) runner << RUNNER_SHIFT;
  }

  /**
   * An order in no level becomes one at the starting price without a limit, which stands at this
   * price index; a lay states its liability from now on.
   */
  void convert(int order, long amount, int priceIndex) {
    int at = order * WORDS;
    words[at + CONDITIONS] =
        words[at + CONDITIONS] & ~KIND_MASK | OrderKind.MARKET_ON_CLOSE.value();
    words[at + MIN_FILL] = side(order) == 0 ? 0 : unmatched(order);
    words[at + UNMATCHED] = amount;
    price(order, price(order), priceIndex);
  }

  /** All that is unmatched of an order at the starting price is matched. */
  void matchAtStartingPrice(int order, long stake, long winnings) {
    int at = order * WORDS;
    words[at + CONDITIONS] |= SP_MATCHED;
    words[at + UNMATCHED] = 0;
    words[at + MATCHED] += stake;
    words[at + MATCHED_RETURN] += (stake + winnings) * Exposure.SCALE;
  }

  /** A part of what was unmatched is to be matched no more; what lapses is said later. */
  void cutUnreported(int order, long amount) {
    words[order * WORDS + UNMATCHED] -= amount;
  }

  /** Stake that was not matched at the starting price lapses. */
  void lapseRest(int order, long stake) {
    words[order * WORDS + LAPSED] += stake;
  }

  /** Forgets an order; its id is stale from now on. */
  public void remove(int order) {
    slots.free(order);
  }

  /** Unmatched stake becomes matched at a price. */
  public void match(int order, long stake, int price) {
    int at = order * WORDS;
    words[at + UNMATCHED] -= stake;
    words[at + MATCHED] += stake;
    words[at + MATCHED_RETURN] += stake * price;
  }

  /** An order of the house, which states no stake, is matched with more. */
  void addMatched(int order, long stake, int price) {
    int at = order * WORDS;
    words[at + MATCHED] += stake;
    words[at + MATCHED_RETURN] += stake * price;
  }

  /** Matched stake is void: of a match at this price, or all of it. */
  void voidMatched(int order, long stake, long matchedReturn) {
    int at = order * WORDS;
    words[at + MATCHED] -= stake;
    words[at + VOIDED] += stake;
    words[at + MATCHED_RETURN] -= matchedReturn;
  }

  /** The price of matched stake was cut: its return changes. */
  void reprice(int order, long changeOfReturn) {
    words[order * WORDS + MATCHED_RETURN] += changeOfReturn;
  }

  /** Unmatched stake is cancelled by the customer. */
  public void cancel(int order, long stake) {
    int at = order * WORDS;
    words[at + UNMATCHED] -= stake;
    words[at + CANCELLED] += stake;
  }

  /** Unmatched stake lapses. */
  public void lapse(int order, long stake) {
    int at = order * WORDS;
    words[at + UNMATCHED] -= stake;
    words[at + LAPSED] += stake;
  }

  /** The slot of an id, also of a kept order; 0 when it is unknown or stale. */
  int anySlot(long id) {
    return slots.slot(id);
  }

  public long id(int order) {
    return slots.id(order);
  }

  /** Whether there is no room for one more order in a market not final. */
  public boolean isFull() {
    return slots.isFull() || slots.size() - kept >= limit;
  }

  /** So many more orders belong to final markets. */
  void keep(int count) {
    kept += count;
  }

  /** Number of orders of final markets. */
  int kept() {
    return kept;
  }

  /** How many orders there is still room for. */
  int left() {
    return Math.min(slots.left(), limit - (slots.size() - kept));
  }

  public int size() {
    return slots.size();
  }

  public int capacity() {
    return slots.capacity();
  }

  public long stake(int order) {
    return matched(order) + unmatched(order) + cancelled(order) + lapsed(order) + voided(order);
  }

  public long matched(int order) {
    return words[order * WORDS + MATCHED];
  }

  public long unmatched(int order) {
    return words[order * WORDS + UNMATCHED];
  }

  public long cancelled(int order) {
    return words[order * WORDS + CANCELLED];
  }

  public long lapsed(int order) {
    return words[order * WORDS + LAPSED];
  }

  public long voided(int order) {
    return words[order * WORDS + VOIDED];
  }

  /**
   * Whether nothing is left of an order but cancelled and lapsed stake. One that was matched at the
   * starting price is none, though a small liability may have laid no whole unit of stake.
   */
  boolean isEmpty(int order) {
    return unmatched(order) == 0 && !wasMatched(order);
  }

  /** Whether it has been matched, or its matches voided; see {@link #isEmpty}. */
  boolean wasMatched(int order) {
    return matched(order) + voided(order) > 0
        || (words[order * WORDS + CONDITIONS] & SP_MATCHED) != 0;
  }

  /** Sum of stake times price in hundredths over the order's matches. */
  public long matchedReturn(int order) {
    return words[order * WORDS + MATCHED_RETURN];
  }

  public int position(int order) {
    return high(order, OWNER);
  }

  /** The runner's row in {@link Runners} and {@link OrderBook}. */
  public int row(int order) {
    return low(order, OWNER);
  }

  /** Number of the runner in its market, from 1. */
  public int runner(int order) {
    return (int) (words[order * WORDS + TERMS] >>> RUNNER_SHIFT & RUNNER_MASK);
  }

  public int price(int order) {
    return (int) (words[order * WORDS + TERMS] >>> PRICE_SHIFT & PRICE_MASK);
  }

  public int priceIndex(int order) {
    return (int) (words[order * WORDS + TERMS] >>> INDEX_SHIFT & INDEX_MASK);
  }

  public int side(int order) {
    return (int) words[order * WORDS + TERMS] & 1;
  }

  public int persistence(int order) {
    return (int) (words[order * WORDS + TERMS] >>> PERSISTENCE_SHIFT & PERSISTENCE_MASK);
  }

  /** Value of the schema's OrderKind. */
  int kind(int order) {
    return (int) (words[order * WORDS + CONDITIONS] & KIND_MASK);
  }

  /** Whether an order takes a better price than its own. */
  boolean hasBestExecution(int order) {
    return (words[order * WORDS + CONDITIONS] & NO_BEST_EXECUTION) == 0;
  }

  /** Whether an order waits for the bet delay: it is in no book. */
  boolean waits(int order) {
    return (words[order * WORDS + CONDITIONS] & WAITS) != 0;
  }

  /** Whether an order is in the book. */
  boolean rests(int order) {
    return unmatched(order) > 0
        && (words[order * WORDS + CONDITIONS] & (WAITS | KIND_MASK)) < FIRST_SP_KIND;
  }

  /** Whether an order is one at the starting price. */
  boolean isSp(int order) {
    return kind(order) >= FIRST_SP_KIND;
  }

  /** Whether an order waits for the starting price. */
  boolean waitsForSp(int order) {
    return unmatched(order) > 0 && isSp(order);
  }

  /** The stake that a lay had before it was converted; 0: the order was not. */
  long convertedStake(int order) {
    return isSp(order) ? words[order * WORDS + MIN_FILL] : 0;
  }

  /** The version that the market must have when the order is applied; 0: any. */
  int marketVersion(int order) {
    return (int) (words[order * WORDS + CONDITIONS] >>> VERSION_SHIFT) & Integer.MAX_VALUE;
  }

  /** The least stake that a FILL_OR_KILL must match; 0: all of it. */
  long minFill(int order) {
    return words[order * WORDS + MIN_FILL];
  }

  /** The customer's own number; 0: none. */
  long reference(int order) {
    return words[order * WORDS + REFERENCE];
  }

  /** The gateway that placed the order. */
  public int gateway(int order) {
    return (int) (words[order * WORDS + TERMS] >>> GATEWAY_SHIFT & GATEWAY_MASK);
  }

  int nextInLevel(int order) {
    return low(order, LEVEL);
  }

  int previousInLevel(int order) {
    return high(order, LEVEL);
  }

  /** Makes two orders neighbours in their level; 0 for none. */
  void linkInLevel(int before, int after) {
    low(before, LEVEL, after);
    high(after, LEVEL, before);
  }

  int nextLay(int order) {
    return low(order, LAYS);
  }

  int previousLay(int order) {
    return high(order, LAYS);
  }

  /** Makes two orders neighbours among the resting lays of their runner; 0 for none. */
  void linkLays(int before, int after) {
    low(before, LAYS, after);
    high(after, LAYS, before);
  }

  int nextInPosition(int order) {
    return low(order, IN_POSITION);
  }

  int previousInPosition(int order) {
    return high(order, IN_POSITION);
  }

  /** Makes two orders neighbours in their position; 0 for none. */
  void linkInPosition(int before, int after) {
    low(before, IN_POSITION, after);
    high(after, IN_POSITION, before);
  }

  /** Highest slot that was ever used; see {@link #inUse}. */
  int highest() {
    return slots.highest();
  }

  boolean inUse(int order) {
    return slots.inUse(order);
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    slots.accept(visitor);
    kept = visitor.count("kept", 1, kept);
    int end = slots.highest() + 1;
    visitor.longs("words", 1, words, WORDS, end * WORDS);
  }

  /** Checks the parts of every order; for tests. */
  public void checkInvariants() {
    slots.checkInvariants();
    for (int order = 1; order <= highest(); order++) {
      if (inUse(order)) {
        for (int part = MATCHED; part <= VOIDED; part++) {
          Invariant.check(words[order * WORDS + part] >= 0, "a part of an order is below zero");
        }
        Invariant.check(!isEmpty(order) || reference(order) != 0, "an empty order was kept");
        Invariant.check(!waits(order) || unmatched(order) > 0, "an empty order waits");
        Invariant.check(!waits(order) || !isSp(order), "an order at the starting price waits");
      }
    }
  }

  private int high(int order, int word) {
    return (int) (words[order * WORDS + word] >>> Integer.SIZE);
  }

  private int low(int order, int word) {
    return (int) words[order * WORDS + word];
  }

  private void high(int order, int word, int value) {
    int at = order * WORDS + word;
    words[at] = words[at] & LOW_INT | (long) value << Integer.SIZE;
  }

  private void low(int order, int word, int value) {
    int at = order * WORDS + word;
    words[at] = words[at] & ~LOW_INT | value;
  }
}
