package io.croupier.engine.account;

import static io.croupier.protocol.RefusalReason.TRANSACTION_MISMATCH;

import io.croupier.engine.ledger.RefusedTransactions;
import io.croupier.engine.ledger.Transactions;
import io.croupier.protocol.Field;
import io.croupier.protocol.TransactionKind;

/**
 * Says whether the transaction at hand repeats an earlier one, and answers it where that is the
 * same for every kind: a mismatch, or a refusal that stays a refusal.
 *
 * <p>Owned by the engine thread.
 */
public final class Repetitions {
  /** The transaction is new. */
  public static final int NEW = 0;

  /** The transaction has been answered. */
  public static final int ANSWERED = -1;

  private final Transactions transactions;
  private final Refusals refusals;

  public Repetitions(Transactions transactions, Refusals refusals) {
    this.transactions = transactions;
    this.refusals = refusals;
  }

  /**
   * Looks the transaction at hand up.
   *
   * @return NEW, ANSWERED, or the entry that it repeats, or the tombstone that waits for it: its
   *     first result is the caller's to report
   */
  public int check() {
    int entry = transactions.find();
    if (entry != 0) {
      return checkBooked(entry);
    }
    int refused = transactions.findRefused();
    return refused == 0 ? NEW : answerRefused(refused);
  }

  private int checkBooked(int entry) {
    boolean tombstone = transactions.kind(entry) == TransactionKind.TOMBSTONE;
    Field field =
        tombstone ? transactions.tombstoneDifference(entry) : transactions.difference(entry);
    return mismatch(field) ? ANSWERED : entry;
  }

  private int answerRefused(int entry) {
    if (!mismatch(transactions.refusedDifference(entry))) {
      RefusedTransactions refused = transactions.refused();
      refusals.instruction(refused.instruction(entry));
      refusals.when(true, refused.reason(entry), refused.field(entry), refused.concerns(entry));
    }
    return ANSWERED;
  }

  private boolean mismatch(Field field) {
    return refusals.when(field != Field.none, TRANSACTION_MISMATCH, field, 0);
  }
}
