package io.croupier.engine.ledger;

import io.croupier.engine.store.IdIndex;
import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.TransactionKind;

/**
 * Remembers refused transactions, so that a repetition stays refused for the same reason. Forgets
 * by count alone. Nothing here is an effect of a command.
 *
 * <p>Its ids stand in one index with the booked ones', behind them, so that an id that nobody has
 * used yet is looked up once.
 *
 * <p>Owned by the engine thread.
 */
public final class RefusedTransactions {
  private final int capacity;
  private final transient IdIndex index;
  private final transient long[] hand;
  private final Contents contents;
  private final short[] reasons;
  private final byte[] fields;
  private final long[] concerns;
  private final short[] instructions;
  private final long[] sequences;
  private long entered;
  private transient int recalled;
  private transient Transactions.Listener listener;

  /**
   * @param index of booked and refused ids: the slots above {@code capacity} are those of these
   * @param hand what the transaction at hand is about
   */
  RefusedTransactions(int capacity, IdIndex index, long[] hand) {
    this.capacity = capacity;
    this.index = index;
    this.hand = hand;
    int rows = capacity + Transactions.MOST_RECALLED;
    contents = new Contents(rows);
    reasons = new short[rows + 1];
    fields = new byte[rows + 1];
    concerns = new long[rows + 1];
    instructions = new short[rows + 1];
    sequences = new long[rows + 1];
  }

  /** The refused transaction with the id of the one at hand; 0 when there is none. */
  int find() {
    return find(hand[Contents.SOURCE], hand[Contents.HIGH], hand[Contents.LOW]);
  }

  /** A refused transaction by its id; 0 when there is none. */
  public int find(long source, long high, long low) {
    int entry = Math.max(0, index.get(source, high, low) - capacity);
    for (int i = 1; entry == 0 && i <= recalled; i++) {
      entry = contents.isKey(capacity + i, source, high, low) ? capacity + i : 0;
    }
    return entry;
  }

  void forget(long source, long high, long low) {
    int entry = index.get(source, high, low) - capacity;
    if (entry > 0) {
      index.remove(capacity + entry);
      contents.free(entry);
    }
  }

  void tell(Transactions.Listener listener) {
    this.listener = listener;
  }

  void forgetRecalled() {
    recalled = 0;
  }

  /** The transaction at hand, which was refused, comes with the command. */
  void recall(RefusalReason reason, Field field, long concerned, int instruction, long sequence) {
    Invariant.check(recalled < Transactions.MOST_RECALLED, "a command recalls too much");
    fill(capacity + ++recalled, reason, field, concerned, instruction, sequence);
  }

  Field difference(int entry) {
    return contents.difference(entry, hand);
  }

  /** Remembers the transaction at hand; the oldest gives way. */
  void enter(RefusalReason reason, Field field, long concerned, int instruction, long sequence) {
    int entry = (int) (entered++ % capacity) + 1;
    if (contents.isUsed(entry)) {
      index.remove(capacity + entry);
    }
    fill(entry, reason, field, concerned, instruction, sequence);
    index.put(source(entry), high(entry), low(entry), capacity + entry);
    if (listener != null) {
      listener.refused(entry);
    }
  }

  private void fill(
      int entry,
      RefusalReason reason,
      Field field,
      long concerned,
      int instruction,
      long sequence) {
    contents.put(entry, hand);
    reasons[entry] = (short) reason.value();
    fields[entry] = (byte) field.value();
    concerns[entry] = concerned;
    instructions[entry] = (short) instruction;
    sequences[entry] = sequence;
  }

  /** Why it was refused. */
  public RefusalReason reason(int entry) {
    return RefusalReason.get(reasons[entry]);
  }

  /** Which field it was refused for. */
  public Field field(int entry) {
    return Field.get((short) (fields[entry] & 0xFF));
  }

  /** What the refusal was about. */
  public long concerns(int entry) {
    return concerns[entry];
  }

  /** Which action of a list the refusal was about; 0: the whole, or there was no list. */
  public int instruction(int entry) {
    return instructions[entry];
  }

  public long sequence(int entry) {
    return sequences[entry];
  }

  public TransactionKind kind(int entry) {
    return contents.kind(entry);
  }

  public long accountId(int entry) {
    return contents.get(entry, Contents.ACCOUNT);
  }

  public int currency(int entry) {
    return (int) contents.get(entry, Contents.CURRENCY);
  }

  public long amount(int entry) {
    return contents.get(entry, Contents.AMOUNT);
  }

  /** What of a bet was to go to the jackpot, or of an award to come from it. */
  public long jackpotPart(int entry) {
    return contents.get(entry, Contents.JACKPOT_PART);
  }

  public long source(int entry) {
    return contents.get(entry, Contents.SOURCE);
  }

  public long high(int entry) {
    return contents.get(entry, Contents.HIGH);
  }

  public long low(int entry) {
    return contents.get(entry, Contents.LOW);
  }

  public long roundHigh(int entry) {
    return contents.get(entry, Contents.ROUND_HIGH);
  }

  public long roundLow(int entry) {
    return contents.get(entry, Contents.ROUND_LOW);
  }

  public long game(int entry) {
    return contents.get(entry, Contents.GAME);
  }

  public long referenceHigh(int entry) {
    return contents.get(entry, Contents.REFERENCE_HIGH);
  }

  public long referenceLow(int entry) {
    return contents.get(entry, Contents.REFERENCE_LOW);
  }

  /** How many were refused so far. */
  long entered() {
    return entered;
  }

  void accept(StoreVisitor visitor) {
    visitor.store("refusedTransactions", false);
    entered = visitor.value("entered", 1, entered);
    int end = end();
    contents.accept(visitor, end);
    visitor.shorts("reasons", 1, reasons, 1, end);
    visitor.bytes("fields", 1, fields, 1, end);
    visitor.longs("concerns", 1, concerns, 1, end);
    visitor.shorts("instructions", 1, instructions, 1, end);
    visitor.longs("sequences", 1, sequences, 1, end);
  }

  /** Enters all ids into the index, after a load. */
  void enterAll() {
    int end = end();
    for (int entry = 1; entry < end; entry++) {
      if (contents.isUsed(entry)) {
        index.put(source(entry), high(entry), low(entry), capacity + entry);
      }
    }
  }

  private int end() {
    return (int) Math.min(entered, capacity) + 1;
  }
}
