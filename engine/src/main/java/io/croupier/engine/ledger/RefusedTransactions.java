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
 * <p>Owned by the engine thread.
 */
public final class RefusedTransactions {
  /** What a repetition must repeat, but kind and account. */
  static final class Content {
    private static final int FIELDS = 8;
    private static final Field[] NAMES = {
      Field.currency,
      Field.amount,
      Field.jackpotContribution,
      Field.roundId,
      Field.roundId,
      Field.gameId,
      Field.referenceTransactionId,
      Field.referenceTransactionId
    };

    private final long[] values = new long[FIELDS];

    Content of(
        int currency,
        long amount,
        long jackpotPart,
        long roundHigh,
        long roundLow,
        long game,
        long referenceHigh,
        long referenceLow) {
      values[0] = currency;
      values[1] = amount;
      values[2] = jackpotPart;
      values[3] = roundHigh;
      values[4] = roundLow;
      values[5] = game;
      values[6] = referenceHigh;
      values[7] = referenceLow;
      return this;
    }
  }

  final transient Content content = new Content();

  private final int capacity;
  private final transient IdIndex index;
  private final long[] sources;
  private final long[] highs;
  private final long[] lows;
  private final byte[] kinds;
  private final long[] accounts;
  private final long[] contents;
  private final short[] reasons;
  private final byte[] fields;
  private final long[] concerns;
  private final short[] instructions;
  private final long[] sequences;
  private long entered;
  private transient int recalled;
  private transient Transactions.Listener listener;

  RefusedTransactions(int capacity) {
    this.capacity = capacity;
    index = new IdIndex(capacity);
    int length = capacity + 1 + Transactions.MOST_RECALLED;
    sources = new long[length];
    highs = new long[length];
    lows = new long[length];
    kinds = new byte[length];
    accounts = new long[length];
    contents = new long[length * Content.FIELDS];
    reasons = new short[length];
    fields = new byte[length];
    concerns = new long[length];
    instructions = new short[length];
    sequences = new long[length];
  }

  /** A refused transaction by its id; 0 when there is none. */
  public int find(long source, long high, long low) {
    int entry = index.get(source, high, low);
    for (int i = 1; entry == 0 && i <= recalled; i++) {
      int candidate = capacity + i;
      boolean same = sources[candidate] == source && highs[candidate] == high;
      entry = same && lows[candidate] == low ? candidate : 0;
    }
    return entry;
  }

  void forget(long source, long high, long low) {
    int entry = index.get(source, high, low);
    if (entry != 0) {
      index.remove(source, high, low);
      kinds[entry] = 0;
    }
  }

  void tell(Transactions.Listener listener) {
    this.listener = listener;
  }

  void forgetRecalled() {
    recalled = 0;
  }

  void recall(
      long source,
      long high,
      long low,
      TransactionKind kind,
      long account,
      Content content,
      RefusalReason reason,
      Field field,
      long concerned,
      int instruction,
      long sequence) {
    Invariant.check(recalled < Transactions.MOST_RECALLED, "a command recalls too much");
    int entry = capacity + ++recalled;
    fill(
        entry,
        source,
        high,
        low,
        kind,
        account,
        content,
        reason,
        field,
        concerned,
        instruction,
        sequence);
  }

  Field difference(int entry, TransactionKind kind, long account, Content content) {
    if (kinds[entry] != kind.value()) {
      return Field.kind;
    }
    if (accounts[entry] != account) {
      return Field.accountId;
    }
    for (int i = 0; i < Content.FIELDS; i++) {
      if (contents[entry * Content.FIELDS + i] != content.values[i]) {
        return name(Content.NAMES[i], kind);
      }
    }
    return Field.none;
  }

  private static Field name(Field name, TransactionKind kind) {
    return switch (name) {
      case referenceTransactionId -> Transactions.referenceField(kind);
      case jackpotContribution -> Transactions.jackpotField(kind);
      default -> name;
    };
  }

  void enter(
      long source,
      long high,
      long low,
      TransactionKind kind,
      long account,
      Content content,
      RefusalReason reason,
      Field field,
      long concerned,
      int instruction,
      long sequence) {
    int entry = (int) (entered++ % capacity) + 1;
    if (kinds[entry] != 0) {
      index.remove(sources[entry], highs[entry], lows[entry]);
    }
    index.put(source, high, low, entry);
    fill(
        entry,
        source,
        high,
        low,
        kind,
        account,
        content,
        reason,
        field,
        concerned,
        instruction,
        sequence);
    if (listener != null) {
      listener.refused(entry);
    }
  }

  private void fill(
      int entry,
      long source,
      long high,
      long low,
      TransactionKind kind,
      long account,
      Content content,
      RefusalReason reason,
      Field field,
      long concerned,
      int instruction,
      long sequence) {
    sources[entry] = source;
    highs[entry] = high;
    lows[entry] = low;
    kinds[entry] = (byte) kind.value();
    accounts[entry] = account;
    System.arraycopy(content.values, 0, contents, entry * Content.FIELDS, Content.FIELDS);
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
    return TransactionKind.get(kinds[entry]);
  }

  public long accountId(int entry) {
    return accounts[entry];
  }

  public int currency(int entry) {
    return (int) contents[entry * Content.FIELDS];
  }

  public long amount(int entry) {
    return contents[entry * Content.FIELDS + 1];
  }

  /** What of a bet was to go to the jackpot, or of an award to come from it. */
  public long jackpotPart(int entry) {
    return contents[entry * Content.FIELDS + 2];
  }

  public long source(int entry) {
    return sources[entry];
  }

  public long high(int entry) {
    return highs[entry];
  }

  public long low(int entry) {
    return lows[entry];
  }

  public long roundHigh(int entry) {
    return contents[entry * Content.FIELDS + 3];
  }

  public long roundLow(int entry) {
    return contents[entry * Content.FIELDS + 4];
  }

  public long game(int entry) {
    return contents[entry * Content.FIELDS + 5];
  }

  public long referenceHigh(int entry) {
    return contents[entry * Content.FIELDS + 6];
  }

  public long referenceLow(int entry) {
    return contents[entry * Content.FIELDS + 7];
  }

  void accept(StoreVisitor visitor) {
    visitor.store("refusedTransactions", false);
    long before = entered;
    entered = visitor.value("entered", 1, entered);
    int end = (int) Math.min(entered, capacity) + 1;
    visitor.longs("sources", 1, sources, 1, end);
    visitor.longs("highs", 1, highs, 1, end);
    visitor.longs("lows", 1, lows, 1, end);
    visitor.bytes("kinds", 1, kinds, 1, end);
    visitor.longs("accounts", 1, accounts, 1, end);
    visitor.longs("contents", 1, contents, Content.FIELDS, end * Content.FIELDS);
    visitor.shorts("reasons", 1, reasons, 1, end);
    visitor.bytes("fields", 1, fields, 1, end);
    visitor.longs("concerns", 1, concerns, 1, end);
    visitor.shorts("instructions", 1, instructions, 1, end);
    visitor.longs("sequences", 1, sequences, 1, end);
    if (entered != before) {
      index.clear();
      for (int entry = 1; entry < end; entry++) {
        if (kinds[entry] != 0) {
          index.put(sources[entry], highs[entry], lows[entry], entry);
        }
      }
    }
  }
}
