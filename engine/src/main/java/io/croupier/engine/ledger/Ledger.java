package io.croupier.engine.ledger;

import io.croupier.engine.store.Hash64;
import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.StoreVisitor;

/**
 * Moves money, by postings and in no other way: debit one balance, credit another, same amount.
 *
 * <p><b>Guarantees:</b> the sum over all balances of a currency is zero after every posting; no
 * balance goes below zero but those and for the causes that {@link BalanceKind} names; the digest
 * over all postings tells two histories apart.
 *
 * <p>Owned by the engine thread.
 */
public final class Ledger {
  private final Balances balances;
  private final Overdrafts overdrafts;
  private long postings;
  private long digest;

  public Ledger(Balances balances) {
    this.balances = balances;
    overdrafts = new Overdrafts(balances, balances.walletCapacity());
  }

  /**
   * Posts an amount.
   *
   * @param debit row that goes down
   * @param credit row that goes up, of the same currency
   * @param amount minor units, above 0
   * @param reference id of what caused it
   */
  public void post(int debit, int credit, long amount, PostingReason reason, long reference) {
    Invariant.check(amount > 0, "posting of nothing");
    balances.add(debit, -amount);
    balances.add(credit, amount);
    if (balances.amount(debit) < 0) {
      goBelowZero(debit, amount, reason);
    }
    long credited = balances.amount(credit);
    if (credited >= 0 && credited < amount && balances.kindOfRow(credit) == BalanceKind.CASH) {
      overdrafts.note(balances.walletOfRow(credit), true);
    }
    postings++;
    long posting = Hash64.add(Hash64.add(debit, credit), reason.ordinal());
    digest = Hash64.add(Hash64.add(digest, posting), amount ^ Long.rotateLeft(reference, 17));
  }

  private void goBelowZero(int debit, long amount, PostingReason reason) {
    BalanceKind kind = balances.kindOfRow(debit);
    Invariant.check(kind.mayGoBelowZero(reason), "a balance went below zero without a cause");
    if (kind == BalanceKind.CASH && balances.amount(debit) + amount >= 0) {
      overdrafts.note(balances.walletOfRow(debit), false);
    }
  }

  /** The wallets whose cash has gone through zero in the command at hand. */
  public Overdrafts overdrafts() {
    return overdrafts;
  }

  /** Posts an amount unless it is 0. */
  public void postIfAny(int debit, int credit, long amount, PostingReason reason, long reference) {
    if (amount != 0) {
      post(debit, credit, amount, reason, reference);
    }
  }

  /** Checks, after a command, that all money is still there. */
  public void checkSums(int currencies) {
    for (int currency = 0; currency < currencies; currency++) {
      Invariant.check(balances.sum(currency) == 0, "money was made or lost: a write past Ledger");
    }
  }

  /** Visits the counter and the digest. */
  public void accept(StoreVisitor visitor) {
    visitor.store("ledger", true);
    postings = visitor.value("postings", 1, postings);
    digest = visitor.value("digest", 1, digest);
  }
}
