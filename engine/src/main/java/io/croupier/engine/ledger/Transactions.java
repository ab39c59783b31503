package io.croupier.engine.ledger;

import io.croupier.engine.store.IdIndex;
import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.RoundState;
import io.croupier.protocol.TransactionKind;
import io.croupier.protocol.TransactionState;
import java.util.Arrays;

/**
 * Remembers the transaction ids of the outside world with their content and first result, so that a
 * repetition books nothing and is answered the same. Forgets by count alone, the oldest first;
 * refused ones are remembered apart, so that no refusal makes the engine forget a booking.
 *
 * <p>What was forgotten stands in an index outside of the core, which hears through {@link
 * Listener} what there is to know. What that index says of the ids that a command names comes with
 * the command, is {@link #recall}ed here for as long as the command lasts, and is found like the
 * rest. An entry that changes, such a one too, is among the last booked ones again.
 *
 * <p>Use: describe the transaction at hand with {@link #candidate} and what follows it, look it up
 * with {@link #find}, compare with {@link #difference}, then {@link #book} or {@link #refuse} it.
 *
 * <p>Owned by the engine thread.
 */
public final class Transactions {
  /** A command names at most so many ids: the actions of a list. */
  public static final int MOST_RECALLED = 16;

  private static final TransactionState[] STATES = TransactionState.values();

  /** Words of what came of a transaction, side by side. */
  private static final int OBJECT = 0;

  private static final int CASH_PART = 1;
  private static final int BONUS_PART = 2;
  private static final int CASH_AFTER = 3;
  private static final int BONUS_AFTER = 4;
  private static final int SEQUENCE = 5;

  /** What chargebacks have taken of a deposit. */
  private static final int CHARGED_BACK = 6;

  /**
   * From bit 0 the state, from 8 that of its round, 15 whether it has to do with a bonus, from 16
   * the reason, from 32 the provider.
   */
  private static final int MARKS = 7;

  private static final int WORDS = 8;
  private static final int STATE_BITS = 0;
  private static final int ROUND_STATE_BITS = 8;
  private static final int BONUS_BIT = 15;
  private static final int REASON_BITS = 16;
  private static final int PROVIDER_BITS = 32;
  private static final long BIT = 1;
  private static final long SEVEN_BITS = 0x7F;
  private static final long BYTE = 0xFF;
  private static final long SHORT = 0xFFFF;
  private static final long INT = 0xFFFF_FFFFL;

  /** Words of what a bet or win has to do with a bonus, apart: only few have. */
  private static final int BONUS_ID = 0;

  private static final int CONTRIBUTION = 1;
  private static final int BACK_TO_BONUS = 2;
  private static final int BACK_TO_HOUSE = 3;
  private static final int BACK_TO_REQUIREMENT = 4;
  private static final int BONUS_WORDS = 5;

  private final int capacity;
  private final transient IdIndex index;
  private final Contents contents;
  private final long[] results;
  private final long[] bonuses;

  private long booked;

  private final RefusedTransactions refused;

  private transient Listener listener;
  private transient int changed;
  private transient int recalled;

  /** What the transaction at hand is about. */
  private final transient long[] hand = new long[Contents.WORDS];

  /** Remembers the last {@code capacity} booked transactions and as many refused ones. */
  public Transactions(int capacity) {
    this.capacity = capacity;
    index = new IdIndex(2 * capacity);
    int rows = capacity + MOST_RECALLED;
    contents = new Contents(rows);
    results = new long[(rows + 1) * WORDS];
    bonuses = new long[(rows + 1) * BONUS_WORDS];
    refused = new RefusedTransactions(capacity, index, hand);
  }

  /** Hears of every entry that is new or has changed, when all of it is written. */
  public interface Listener {
    /** An entry of booked transactions. */
    void booked(int entry);

    /** An entry of refused transactions. */
    void refused(int entry);
  }

  /** Says who listens; nobody at first. */
  public void tell(Listener listener) {
    this.listener = listener;
    refused.tell(listener);
  }

  /** The listener hears of what the command at hand has changed last. */
  public void flush() {
    if (changed != 0 && listener != null) {
      listener.booked(changed);
    }
    changed = 0;
  }

  private void touch(int entry) {
    if (entry != changed && entry <= capacity) {
      flush();
      changed = entry;
    }
  }

  /** The source that is a payment provider. */
  public static long paymentProvider(int paymentProviderId) {
    return 1L << 32 | paymentProviderId & 0xFFFFFFFFL;
  }

  /** The source that is a game provider. */
  public static long gameProvider(int providerId) {
    return 2L << 32 | providerId & 0xFFFFFFFFL;
  }

  /** The source that is the operator. */
  public static long operator() {
    return 3L << 32;
  }

  /** Describes the transaction at hand; without round, game and reference. */
  public Transactions candidate(
      TransactionKind kind, long source, long high, long low, long accountId) {
    hand[Contents.SOURCE] = source;
    hand[Contents.HIGH] = high;
    hand[Contents.LOW] = low;
    hand[Contents.KIND] = kind.value();
    hand[Contents.ACCOUNT] = accountId;
    for (int word = Contents.CURRENCY; word < Contents.WORDS; word++) {
      hand[word] = 0;
    }
    return this;
  }

  /** Adds money to the transaction at hand; {@code currency} is the code. */
  public Transactions money(int currency, long amount) {
    hand[Contents.CURRENCY] = currency;
    hand[Contents.AMOUNT] = amount;
    return this;
  }

  /** Adds what of the money goes to the jackpot, or comes from it. */
  public Transactions jackpot(long part) {
    hand[Contents.JACKPOT_PART] = part;
    return this;
  }

  /** Adds round and game to the transaction at hand. */
  public Transactions round(long high, long low, long game) {
    hand[Contents.ROUND_HIGH] = high;
    hand[Contents.ROUND_LOW] = low;
    hand[Contents.GAME] = game;
    return this;
  }

  /** Adds what it refers to to the transaction at hand. */
  public Transactions reference(long high, long low) {
    hand[Contents.REFERENCE_HIGH] = high;
    hand[Contents.REFERENCE_LOW] = low;
    return this;
  }

  /** The booked transaction with the id of the one at hand; 0 when there is none. */
  public int find() {
    return find(hand[Contents.SOURCE], hand[Contents.HIGH], hand[Contents.LOW]);
  }

  /** A booked transaction by its id; 0 when there is none. */
  public int find(long source, long high, long low) {
    int found = index.get(source, high, low);
    int entry = found > capacity ? 0 : found;
    for (int i = 1; entry == 0 && i <= recalled; i++) {
      entry = contents.isKey(capacity + i, source, high, low) ? capacity + i : 0;
    }
    return entry;
  }

  /**
   * The transaction at hand is one that comes with the command, since it was forgotten.
   *
   * @param sequence where it was booked
   * @return its entry, until {@link #forgetRecalled}
   */
  public int recall(TransactionState state, long sequence) {
    Invariant.check(recalled < MOST_RECALLED, "a command recalls too much");
    int entry = capacity + ++recalled;
    fill(entry, state, sequence);
    // What was recalled before must not come into the state if this one does.
    Arrays.fill(bonuses, entry * BONUS_WORDS, (entry + 1) * BONUS_WORDS, 0);
    return entry;
  }

  /** The refused transaction at hand comes with the command, since it was forgotten. */
  public void recallRefused(
      RefusalReason reason, Field field, long concerns, int instruction, long sequence) {
    refused.recall(reason, field, concerns, instruction, sequence);
  }

  /** Forgets what came with the command before. */
  public void forgetRecalled() {
    recalled = 0;
    refused.forgetRecalled();
  }

  /** The refused transactions. */
  public RefusedTransactions refused() {
    return refused;
  }

  /** The first field in which the one at hand differs from a booked one; none: it repeats it. */
  public Field difference(int entry) {
    return contents.difference(entry, hand);
  }

  /**
   * The first field in which the one at hand is not what a tombstone waits for: a bet, win or award
   * of the same account.
   */
  public Field tombstoneDifference(int entry) {
    long kind = hand[Contents.KIND];
    if (kind != TransactionKind.ROUND_DEBIT.value()
        && kind != TransactionKind.ROUND_CREDIT.value()
        && kind != TransactionKind.AWARD.value()) {
      return Field.kind;
    }
    return accountId(entry) == hand[Contents.ACCOUNT] ? Field.none : Field.accountId;
  }

  /** The first field in which the one at hand differs from a refused one. */
  public Field refusedDifference(int entry) {
    return refused.difference(entry);
  }

  /** The refused transaction with the id of the one at hand; 0 when there is none. */
  public int findRefused() {
    return refused.find();
  }

  /**
   * Books the transaction at hand; the oldest gives way. Its result is written by {@link #result}.
   */
  public int book(long sequence) {
    return book(TransactionState.BOOKED, sequence);
  }

  private int book(TransactionState state, long sequence) {
    int entry = take(hand[Contents.SOURCE], hand[Contents.HIGH], hand[Contents.LOW]);
    fill(entry, state, sequence);
    return entry;
  }

  /**
   * The transaction at hand comes after its own rollback: it takes over the tombstone.
   *
   * @return its entry
   */
  public int cancel(int tombstone, long sequence) {
    Invariant.check(kind(tombstone) == TransactionKind.TOMBSTONE, "not a tombstone");
    leave(tombstone);
    return book(TransactionState.CANCELLED, sequence);
  }

  /** Takes the place of the oldest for an id. */
  private int take(long source, long high, long low) {
    flush();
    int entry = (int) (booked++ % capacity) + 1;
    if (contents.isUsed(entry)) {
      index.remove(entry);
    }
    index.put(source, high, low, entry);
    return entry;
  }

  /**
   * An entry is to change: from now on it is among the last booked ones, so that what the index
   * outside says of it, which may be older than the change, is not believed.
   *
   * @return where it is now
   */
  private int renew(int from) {
    long source = source(from);
    leave(from);
    int entry = take(source, high(from), low(from));
    if (entry != from) {
      contents.copy(from, entry);
      System.arraycopy(results, from * WORDS, results, entry * WORDS, WORDS);
      System.arraycopy(bonuses, from * BONUS_WORDS, bonuses, entry * BONUS_WORDS, BONUS_WORDS);
    }
    contents.use(entry, source);
    return entry;
  }

  /** Gives the place of an entry up, which can be read until another takes it. */
  private void leave(int entry) {
    flush();
    if (entry <= capacity) {
      index.remove(entry);
      contents.free(entry);
    }
  }

  /** Enters a tombstone for what the rollback at hand refers to; it stays at hand. */
  public void bury(long sequence) {
    long source = hand[Contents.SOURCE];
    long account = hand[Contents.ACCOUNT];
    long high = hand[Contents.HIGH];
    long low = hand[Contents.LOW];
    long referenceHigh = hand[Contents.REFERENCE_HIGH];
    long referenceLow = hand[Contents.REFERENCE_LOW];
    refused.forget(source, referenceHigh, referenceLow);
    candidate(TransactionKind.TOMBSTONE, source, referenceHigh, referenceLow, account);
    book(sequence);
    candidate(TransactionKind.ROLLBACK, source, high, low, account);
    reference(referenceHigh, referenceLow);
  }

  /** Remembers that the transaction at hand was refused. */
  public void refuse(
      RefusalReason reason, Field field, long concerns, int instruction, long sequence) {
    refused.enter(reason, field, concerns, instruction, sequence);
  }

  private void fill(int entry, TransactionState state, long sequence) {
    touch(entry);
    contents.put(entry, hand);
    int at = entry * WORDS;
    for (int word = 0; word < WORDS; word++) {
      results[at + word] = 0;
    }
    results[at + SEQUENCE] = sequence;
    results[at + MARKS] =
        (long) state.value() << STATE_BITS | (long) RoundState.OPEN.value() << ROUND_STATE_BITS;
  }

  private long result(int entry, int word) {
    return results[entry * WORDS + word];
  }

  private void setResult(int entry, int word, long value) {
    touch(entry);
    results[entry * WORDS + word] = value;
  }

  private long mark(int entry, int bits, long mask) {
    return result(entry, MARKS) >>> bits & mask;
  }

  private void setMark(int entry, int bits, long mask, long value) {
    long others = result(entry, MARKS) & ~(mask << bits);
    setResult(entry, MARKS, others | (value & mask) << bits);
  }

  /** Writes the money of a result: what moved, and what the wallet had right after. */
  public void result(int entry, long cashPart, long bonusPart, long cash, long bonus) {
    parts(entry, cashPart, bonusPart);
    after(entry, cash, bonus);
  }

  /** Writes what moved from or to cash and bonus money. */
  public void parts(int entry, long cashPart, long bonusPart) {
    setResult(entry, CASH_PART, cashPart);
    setResult(entry, BONUS_PART, bonusPart);
  }

  /** Writes what the wallet had right after. */
  public void after(int entry, long cash, long bonus) {
    setResult(entry, CASH_AFTER, cash);
    setResult(entry, BONUS_AFTER, bonus);
  }

  public void roundState(int entry, RoundState state) {
    setMark(entry, ROUND_STATE_BITS, SEVEN_BITS, state.value());
  }

  public RoundState roundState(int entry) {
    return RoundState.get((short) mark(entry, ROUND_STATE_BITS, SEVEN_BITS));
  }

  /** The withdrawal, requested deposit or case that a transaction belongs to; 0 when none. */
  public long object(int entry) {
    return result(entry, OBJECT);
  }

  public void object(int entry, long id) {
    setResult(entry, OBJECT, id);
  }

  /** A bet is made with a bonus, or a part of a win goes to it. */
  public void bonus(int entry, long bonusId, long contribution) {
    setMark(entry, BONUS_BIT, BIT, 1);
    int at = entry * BONUS_WORDS;
    bonuses[at + BONUS_ID] = bonusId;
    bonuses[at + CONTRIBUTION] = contribution;
    bonuses[at + BACK_TO_BONUS] = 0;
    bonuses[at + BACK_TO_HOUSE] = 0;
    bonuses[at + BACK_TO_REQUIREMENT] = 0;
  }

  private long ofBonus(int entry, int word) {
    boolean has = mark(entry, BONUS_BIT, BIT) != 0;
    return has ? bonuses[entry * BONUS_WORDS + word] : 0;
  }

  /** The bonus that a bet was made with, or that a part of a win went to; 0: none. */
  public long bonusId(int entry) {
    return ofBonus(entry, BONUS_ID);
  }

  /** What a bet has taken off the requirement of its bonus, or counts for a cashback, or a win. */
  public long contribution(int entry) {
    return ofBonus(entry, CONTRIBUTION);
  }

  /** What is told of that: a free bet takes a round off, and nothing of a requirement. */
  public long toldContribution(int entry) {
    boolean free = kind(entry) == TransactionKind.ROUND_DEBIT && referenceLow(entry) != 0;
    return free ? 0 : contribution(entry);
  }

  /**
   * The rollback of what has to do with a bonus has moved so much to it, and to the house, or taken
   * so much from there, and has given so much back to its requirement.
   */
  public void back(int entry, long toBonus, long toHouse, long toRequirement) {
    touch(entry);
    int at = entry * BONUS_WORDS;
    bonuses[at + BACK_TO_BONUS] = toBonus;
    bonuses[at + BACK_TO_HOUSE] = toHouse;
    bonuses[at + BACK_TO_REQUIREMENT] = toRequirement;
  }

  /** What its rollback has moved from or to bonus money. */
  public long backToBonus(int entry) {
    return ofBonus(entry, BACK_TO_BONUS);
  }

  /** What its rollback has moved from or to the house. */
  public long backToHouse(int entry) {
    return ofBonus(entry, BACK_TO_HOUSE);
  }

  /** What its rollback has given back to a requirement, or to the net of a cashback. */
  public long backToRequirement(int entry) {
    return ofBonus(entry, BACK_TO_REQUIREMENT);
  }

  /** What of a win went to the house. */
  public long housePart(int win) {
    boolean booked = state(win) != TransactionState.CANCELLED;
    return booked ? amount(win) - cashPart(win) - bonusPart(win) : 0;
  }

  /** What its rollback has moved from or to cash. */
  public long backToCash(int entry) {
    boolean bet = kind(entry) == TransactionKind.ROUND_DEBIT;
    long all = bet ? cashPart(entry) + bonusPart(entry) : amount(entry);
    return all - backToBonus(entry) - backToHouse(entry);
  }

  /** What chargebacks have taken of a deposit. */
  public long chargedBack(int entry) {
    return result(entry, CHARGED_BACK);
  }

  /** A chargeback takes so much more of a deposit, which is among the last booked ones again. */
  public void chargeBack(int entry, long amount) {
    recallChargedBack(renew(entry), amount);
  }

  /** Chargebacks have taken so much of a deposit. */
  public void recallChargedBack(int entry, long amount) {
    setResult(entry, CHARGED_BACK, chargedBack(entry) + amount);
  }

  /** Why a deposit was reversed. */
  public RefusalReason reason(int entry) {
    return RefusalReason.get((short) mark(entry, REASON_BITS, SHORT));
  }

  /** Marks a deposit as reversed, and why. */
  public void reverse(int entry, RefusalReason reason) {
    setMark(entry, STATE_BITS, BYTE, TransactionState.REVERSED.value());
    setMark(entry, REASON_BITS, SHORT, reason.value());
  }

  /** The payment provider of a withdrawal. */
  public int provider(int entry) {
    return (int) mark(entry, PROVIDER_BITS, INT);
  }

  public void provider(int entry, int paymentProviderId) {
    setMark(entry, PROVIDER_BITS, INT, paymentProviderId);
  }

  /** Writes what has become of a transaction, which is among the last booked ones again. */
  public void state(int entry, TransactionState state) {
    setMark(renew(entry), STATE_BITS, BYTE, state.value());
  }

  public TransactionState state(int entry) {
    return STATES[(int) mark(entry, STATE_BITS, BYTE)];
  }

  public TransactionKind kind(int entry) {
    return contents.kind(entry);
  }

  /** Whose id it is. */
  public long source(int entry) {
    return contents.get(entry, Contents.SOURCE);
  }

  public long game(int entry) {
    return contents.get(entry, Contents.GAME);
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

  public long referenceHigh(int entry) {
    return contents.get(entry, Contents.REFERENCE_HIGH);
  }

  public long referenceLow(int entry) {
    return contents.get(entry, Contents.REFERENCE_LOW);
  }

  /** The game or payment provider that a transaction's id is one of; 0 for the operator. */
  public int providerId(int entry) {
    return (int) source(entry);
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

  /** What of a bet goes to the jackpot, or of an award comes from it. */
  public long jackpotPart(int entry) {
    return contents.get(entry, Contents.JACKPOT_PART);
  }

  public long cashPart(int entry) {
    return result(entry, CASH_PART);
  }

  public long bonusPart(int entry) {
    return result(entry, BONUS_PART);
  }

  public long cashAfter(int entry) {
    return result(entry, CASH_AFTER);
  }

  public long bonusAfter(int entry) {
    return result(entry, BONUS_AFTER);
  }

  public long sequence(int entry) {
    return result(entry, SEQUENCE);
  }

  /** Visits every field; the index is built again after a load. */
  public void accept(StoreVisitor visitor) {
    visitor.store("transactions", true);
    long before = booked + refused.entered();
    booked = visitor.value("booked", 1, booked);
    int end = (int) Math.min(booked, capacity) + 1;
    contents.accept(visitor, end);
    visitor.longs("results", 1, results, WORDS, end * WORDS);
    visitor.longs("bonuses", 1, bonuses, BONUS_WORDS, end * BONUS_WORDS);
    refused.accept(visitor);
    if (booked + refused.entered() != before) {
      index.clear();
      for (int entry = 1; entry < end; entry++) {
        if (contents.isUsed(entry)) {
          index.put(source(entry), high(entry), low(entry), entry);
        }
      }
      refused.enterAll();
    }
  }
}
