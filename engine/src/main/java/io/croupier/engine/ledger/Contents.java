package io.croupier.engine.ledger;

import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.Field;
import io.croupier.protocol.TransactionKind;

/**
 * What transactions are about, a row each: whose id it is, and what a repetition of it must repeat.
 * The words of a row lie side by side, the compared ones in the order in which they are compared.
 *
 * <p>Owned by the engine thread.
 */
final class Contents {
  static final int SOURCE = 0;
  static final int HIGH = 1;
  static final int LOW = 2;
  static final int KIND = 3;
  static final int ACCOUNT = 4;
  static final int CURRENCY = 5;
  static final int AMOUNT = 6;
  static final int JACKPOT_PART = 7;
  static final int ROUND_HIGH = 8;
  static final int ROUND_LOW = 9;
  static final int GAME = 10;
  static final int REFERENCE_HIGH = 11;
  static final int REFERENCE_LOW = 12;
  static final int WORDS = 13;

  /** What a word is called where it differs; the references have another name in each kind. */
  private static final Field[] NAMES = {
    Field.none,
    Field.none,
    Field.none,
    Field.kind,
    Field.accountId,
    Field.currency,
    Field.amount,
    Field.jackpotContribution,
    Field.roundId,
    Field.roundId,
    Field.gameId
  };

  private static final TransactionKind[] KINDS = TransactionKind.values();

  private final long[] words;

  /** Makes room for rows from 1 to {@code rows}. */
  Contents(int rows) {
    words = new long[(rows + 1) * WORDS];
  }

  long get(int row, int word) {
    return words[row * WORDS + word];
  }

  /** Whether the row is in use; every source has a number. */
  boolean isUsed(int row) {
    return get(row, SOURCE) != 0;
  }

  TransactionKind kind(int row) {
    return KINDS[(int) get(row, KIND) - 1];
  }

  boolean isKey(int row, long source, long high, long low) {
    return get(row, LOW) == low && get(row, HIGH) == high && get(row, SOURCE) == source;
  }

  /** Writes a row. */
  void put(int row, long[] content) {
    System.arraycopy(content, 0, words, row * WORDS, WORDS);
  }

  void copy(int from, int to) {
    System.arraycopy(words, from * WORDS, words, to * WORDS, WORDS);
  }

  /** The row is no longer in use; what else it says stays until it is. */
  void free(int row) {
    use(row, 0);
  }

  /** The row is one of this source. */
  void use(int row, long source) {
    words[row * WORDS + SOURCE] = source;
  }

  /** The first field in which a content differs from a row; none: it repeats it. */
  Field difference(int row, long[] content) {
    for (int word = KIND; word < WORDS; word++) {
      if (get(row, word) != content[word]) {
        return name(word, kind(row));
      }
    }
    return Field.none;
  }

  private static Field name(int word, TransactionKind kind) {
    if (word == JACKPOT_PART && kind == TransactionKind.AWARD) {
      return Field.awardKind;
    }
    return word < NAMES.length ? NAMES[word] : referenceField(kind);
  }

  /** The name that the reference of a kind of transaction has in its command. */
  private static Field referenceField(TransactionKind kind) {
    return switch (kind) {
      case DEPOSIT -> Field.depositId;
      case CHARGEBACK -> Field.depositTransactionId;
      case ROUND_DEBIT -> Field.freeRound;
      default -> Field.referenceTransactionId;
    };
  }

  /** Visits the rows from 1 to {@code end} - 1. */
  void accept(StoreVisitor visitor, int end) {
    visitor.longs("contents", 1, words, WORDS, end * WORDS);
  }
}
