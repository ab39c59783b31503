package io.croupier.engine.ledger;

import io.croupier.engine.store.IdIndex;
import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.RoundState;
import io.croupier.protocol.TransactionKind;
import io.croupier.protocol.TransactionState;

/**
 * Remembers the transaction ids of the outside world with their content and first result, so that a
 * repetition books nothing and is answered the same. Forgets by count alone, the oldest first;
 * refused ones are remembered apart, so that no refusal makes the engine forget a booking.
 *
 * <p>What was forgotten stands in an index outside of the core, which hears through {@link
 * Listener} what there is to know. What that index says of the ids that a command names comes with
 * the command, is {@link #recall}ed here for as long as the command lasts, and is found like the
 * rest. Where such an entry changes it is among the last booked ones again.
 *
 * <p>Use: describe the transaction at hand with {@link #candidate} and what follows it, look it up
 * with {@link #find}, compare with {@link #difference}, then {@link #book} or {@link #refuse} it.
 *
 * <p>Owned by the engine thread.
 */
public final class Transactions {
  /** A command names at most its own id and one that it refers to. */
  static final int MOST_RECALLED = 2;

  private static final TransactionKind[] KINDS = TransactionKind.values();
  private static final TransactionState[] STATES = TransactionState.values();

  private final int capacity;
  private final transient IdIndex index;
  private final long[] sources;
  private final long[] highs;
  private final long[] lows;
  private final byte[] kinds;
  private final byte[] states;
  private final long[] accounts;
  private final int[] currencies;
  private final long[] amounts;
  private final long[] roundHighs;
  private final long[] roundLows;
  private final long[] games;
  private final long[] referenceHighs;
  private final long[] referenceLows;
  private final long[] objects;
  private final long[] cashParts;
  private final long[] bonusParts;
  private final long[] cashAfter;
  private final long[] bonusAfter;
  private final byte[] roundStates;
  private final short[] reasons;
  private final int[] providers;
  private final long[] sequences;

  /** What chargebacks have taken of a deposit. */
  private final long[] chargedBack;

  private final long[] bonusIds;
  private final long[] contributions;

  /** What a rollback moved from or to BONUS, and to BONUS_COST. */
  private final long[] backToBonus;

  private final long[] backToHouse;

  private long booked;

  private final RefusedTransactions refused;

  private transient Listener listener;
  private transient int changed;
  private transient int recalled;
  private transient long source;
  private transient long high;
  private transient long low;
  private transient TransactionKind kind;
  private transient long account;
  private transient int currency;
  private transient long amount;
  private transient long roundHigh;
  private transient long roundLow;
  private transient long game;
  private transient long referenceHigh;
  private transient long referenceLow;

  /** Remembers the last {@code capacity} booked transactions and as many refused ones. */
  public Transactions(int capacity) {
    this.capacity = capacity;
    index = new IdIndex(capacity);
    int length = capacity + 1 + MOST_RECALLED;
    sources = new long[length];
    highs = new long[length];
    lows = new long[length];
    kinds = new byte[length];
    states = new byte[length];
    accounts = new long[length];
    currencies = new int[length];
    amounts = new long[length];
    roundHighs = new long[length];
    roundLows = new long[length];
    games = new long[length];
    referenceHighs = new long[length];
    referenceLows = new long[length];
    objects = new long[length];
    cashParts = new long[length];
    bonusParts = new long[length];
    cashAfter = new long[length];
    bonusAfter = new long[length];
    roundStates = new byte[length];
    reasons = new short[length];
    providers = new int[length];
    sequences = new long[length];
    chargedBack = new long[length];
    bonusIds = new long[length];
    contributions = new long[length];
    backToBonus = new long[length];
    backToHouse = new long[length];
    refused = new RefusedTransactions(capacity);
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
    this.kind = kind;
    this.source = source;
    this.high = high;
    this.low = low;
    account = accountId;
    currency = 0;
    amount = 0;
    roundHigh = 0;
    roundLow = 0;
    game = 0;
    referenceHigh = 0;
    referenceLow = 0;
    return this;
  }

  /** Adds money to the transaction at hand; {@code currency} is the code. */
  public Transactions money(int currency, long amount) {
    this.currency = currency;
    this.amount = amount;
    return this;
  }

  /** Adds round and game to the transaction at hand. */
  public Transactions round(long high, long low, long game) {
    roundHigh = high;
    roundLow = low;
    this.game = game;
    return this;
  }

  /** Adds what it refers to to the transaction at hand. */
  public Transactions reference(long high, long low) {
    referenceHigh = high;
    referenceLow = low;
    return this;
  }

  /** The booked transaction with the id of the one at hand; 0 when there is none. */
  public int find() {
    return find(source, high, low);
  }

  /** A booked transaction by its id; 0 when there is none. */
  public int find(long source, long high, long low) {
    int entry = index.get(source, high, low);
    for (int i = 1; entry == 0 && i <= recalled; i++) {
      int candidate = capacity + i;
      boolean same = sources[candidate] == source && highs[candidate] == high;
      entry = same && lows[candidate] == low ? candidate : 0;
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
    return entry;
  }

  /** The refused transaction at hand comes with the command, since it was forgotten. */
  public void recallRefused(RefusalReason reason, Field field, long concerns, long sequence) {
    refused.recall(source, high, low, kind, account, content(), reason, field, concerns, sequence);
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
    if (kinds[entry] != kind.value()) {
      return Field.kind;
    }
    if (accounts[entry] != account) {
      return Field.accountId;
    }
    if (currencies[entry] != currency) {
      return Field.currency;
    }
    if (amounts[entry] != amount) {
      return Field.amount;
    }
    if (roundHighs[entry] != roundHigh || roundLows[entry] != roundLow) {
      return Field.roundId;
    }
    if (games[entry] != game) {
      return Field.gameId;
    }
    boolean same = referenceHighs[entry] == referenceHigh && referenceLows[entry] == referenceLow;
    return same ? Field.none : referenceField(kind);
  }

  /** The name that the reference of a kind of transaction has in its command. */
  static Field referenceField(TransactionKind kind) {
    return switch (kind) {
      case DEPOSIT -> Field.depositId;
      case CHARGEBACK -> Field.depositTransactionId;
      default -> Field.referenceTransactionId;
    };
  }

  /**
   * The first field in which the one at hand is not what a tombstone waits for: a bet or win of the
   * same account.
   */
  public Field tombstoneDifference(int entry) {
    if (kind != TransactionKind.ROUND_DEBIT && kind != TransactionKind.ROUND_CREDIT) {
      return Field.kind;
    }
    return accounts[entry] == account ? Field.none : Field.accountId;
  }

  /** The first field in which the one at hand differs from a refused one. */
  public Field refusedDifference(int entry) {
    return refused.difference(entry, kind, account, content());
  }

  /** The refused transaction with the id of the one at hand; 0 when there is none. */
  public int findRefused() {
    return refused.find(source, high, low);
  }

  /**
   * Books the transaction at hand; the oldest gives way. Its result is written by {@link #result}.
   */
  public int book(long sequence) {
    int entry = take(source, high, low);
    fill(entry, TransactionState.BOOKED, sequence);
    return entry;
  }

  /**
   * The transaction at hand comes after its own rollback: it takes over the tombstone.
   *
   * @return its entry
   */
  public int cancel(int tombstone, long sequence) {
    Invariant.check(kind(tombstone) == TransactionKind.TOMBSTONE, "not a tombstone");
    int entry = tombstone > capacity ? take(source, high, low) : tombstone;
    fill(entry, TransactionState.CANCELLED, sequence);
    return entry;
  }

  /** Takes the place of the oldest for an id. */
  private int take(long source, long high, long low) {
    flush();
    int entry = (int) (booked++ % capacity) + 1;
    if (kinds[entry] != 0) {
      index.remove(sources[entry], highs[entry], lows[entry]);
    }
    index.put(source, high, low, entry);
    return entry;
  }

  /** What was recalled is to change: from now on it is among the last booked ones again. */
  private int revive(int from) {
    int entry = take(sources[from], highs[from], lows[from]);
    sources[entry] = sources[from];
    highs[entry] = highs[from];
    lows[entry] = lows[from];
    kinds[entry] = kinds[from];
    states[entry] = states[from];
    accounts[entry] = accounts[from];
    currencies[entry] = currencies[from];
    amounts[entry] = amounts[from];
    roundHighs[entry] = roundHighs[from];
    roundLows[entry] = roundLows[from];
    games[entry] = games[from];
    referenceHighs[entry] = referenceHighs[from];
    referenceLows[entry] = referenceLows[from];
    objects[entry] = objects[from];
    cashParts[entry] = cashParts[from];
    bonusParts[entry] = bonusParts[from];
    cashAfter[entry] = cashAfter[from];
    bonusAfter[entry] = bonusAfter[from];
    roundStates[entry] = roundStates[from];
    reasons[entry] = reasons[from];
    providers[entry] = providers[from];
    sequences[entry] = sequences[from];
    chargedBack[entry] = chargedBack[from];
    bonusIds[entry] = bonusIds[from];
    contributions[entry] = contributions[from];
    backToBonus[entry] = backToBonus[from];
    backToHouse[entry] = backToHouse[from];
    return entry;
  }

  /** Enters a tombstone for what the rollback at hand refers to; it stays at hand. */
  public void bury(long sequence) {
    refused.forget(source, referenceHigh, referenceLow);
    long ownHigh = high;
    long ownLow = low;
    candidate(TransactionKind.TOMBSTONE, source, referenceHigh, referenceLow, account);
    book(sequence);
    long buriedHigh = high;
    long buriedLow = low;
    candidate(TransactionKind.ROLLBACK, source, ownHigh, ownLow, account);
    reference(buriedHigh, buriedLow);
  }

  /** Remembers that the transaction at hand was refused. */
  public void refuse(RefusalReason reason, Field field, long concerns, long sequence) {
    refused.enter(source, high, low, kind, account, content(), reason, field, concerns, sequence);
  }

  private RefusedTransactions.Content content() {
    return refused.content.of(
        currency, amount, roundHigh, roundLow, game, referenceHigh, referenceLow);
  }

  private void fill(int entry, TransactionState state, long sequence) {
    touch(entry);
    sources[entry] = source;
    highs[entry] = high;
    lows[entry] = low;
    kinds[entry] = (byte) kind.value();
    accounts[entry] = account;
    currencies[entry] = currency;
    amounts[entry] = amount;
    roundHighs[entry] = roundHigh;
    roundLows[entry] = roundLow;
    games[entry] = game;
    referenceHighs[entry] = referenceHigh;
    referenceLows[entry] = referenceLow;
    objects[entry] = 0;
    sequences[entry] = sequence;
    states[entry] = (byte) state.value();
    result(entry, 0, 0, 0, 0);
    roundState(entry, RoundState.OPEN);
    reasons[entry] = 0;
    providers[entry] = 0;
    chargedBack[entry] = 0;
    bonusIds[entry] = 0;
    contributions[entry] = 0;
    backToBonus[entry] = 0;
    backToHouse[entry] = 0;
  }

  /** Writes the money of a result: what moved, and what the wallet had right after. */
  public void result(int entry, long cashPart, long bonusPart, long cash, long bonus) {
    parts(entry, cashPart, bonusPart);
    after(entry, cash, bonus);
  }

  /** Writes what moved from or to cash and bonus money. */
  public void parts(int entry, long cashPart, long bonusPart) {
    touch(entry);
    cashParts[entry] = cashPart;
    bonusParts[entry] = bonusPart;
  }

  /** Writes what the wallet had right after. */
  public void after(int entry, long cash, long bonus) {
    touch(entry);
    cashAfter[entry] = cash;
    bonusAfter[entry] = bonus;
  }

  public void roundState(int entry, RoundState state) {
    touch(entry);
    roundStates[entry] = (byte) state.value();
  }

  public RoundState roundState(int entry) {
    return RoundState.get(roundStates[entry]);
  }

  /** The withdrawal, requested deposit or case that a transaction belongs to; 0 when none. */
  public long object(int entry) {
    return objects[entry];
  }

  public void object(int entry, long id) {
    touch(entry);
    objects[entry] = id;
  }

  /** A bet is made with a bonus, or a part of a win goes to it. */
  public void bonus(int entry, long bonusId, long contribution) {
    touch(entry);
    bonusIds[entry] = bonusId;
    contributions[entry] = contribution;
  }

  /** The bonus that a bet was made with, or that a part of a win went to; 0: none. */
  public long bonusId(int entry) {
    return bonusIds[entry];
  }

  /** What a bet has taken off the requirement of its bonus. */
  public long contribution(int entry) {
    return contributions[entry];
  }

  /** A rollback has moved so much from or to bonus money, and so much to the house. */
  public void back(int entry, long toBonus, long toHouse) {
    touch(entry);
    backToBonus[entry] = toBonus;
    backToHouse[entry] = toHouse;
  }

  /** What its rollback has moved from or to bonus money. */
  public long backToBonus(int entry) {
    return backToBonus[entry];
  }

  /** What its rollback has moved to the house. */
  public long backToHouse(int entry) {
    return backToHouse[entry];
  }

  /** What its rollback has moved from or to cash. */
  public long backToCash(int entry) {
    return cashParts[entry] + bonusParts[entry] - backToBonus[entry] - backToHouse[entry];
  }

  /** What chargebacks have taken of a deposit. */
  public long chargedBack(int entry) {
    return chargedBack[entry];
  }

  /** A chargeback takes so much more of a deposit, which is no longer forgotten if it was. */
  public void chargeBack(int entry, long amount) {
    int kept = entry > capacity ? revive(entry) : entry;
    recallChargedBack(kept, amount);
  }

  /** Chargebacks have taken so much of a deposit. */
  public void recallChargedBack(int entry, long amount) {
    touch(entry);
    chargedBack[entry] += amount;
  }

  /** Why a deposit was reversed. */
  public RefusalReason reason(int entry) {
    return RefusalReason.get(reasons[entry]);
  }

  /** Marks a deposit as reversed, and why. */
  public void reverse(int entry, RefusalReason reason) {
    touch(entry);
    states[entry] = (byte) TransactionState.REVERSED.value();
    reasons[entry] = (short) reason.value();
  }

  /** The payment provider of a withdrawal. */
  public int provider(int entry) {
    return providers[entry];
  }

  public void provider(int entry, int paymentProviderId) {
    touch(entry);
    providers[entry] = paymentProviderId;
  }

  /** Writes what has become of a transaction; one that was recalled is no longer forgotten. */
  public void state(int entry, TransactionState state) {
    int kept = entry > capacity ? revive(entry) : entry;
    touch(kept);
    states[kept] = (byte) state.value();
  }

  public TransactionState state(int entry) {
    return STATES[states[entry]];
  }

  public TransactionKind kind(int entry) {
    return KINDS[kinds[entry] - 1];
  }

  /** Whose id it is. */
  public long source(int entry) {
    return sources[entry];
  }

  public long game(int entry) {
    return games[entry];
  }

  public long high(int entry) {
    return highs[entry];
  }

  public long low(int entry) {
    return lows[entry];
  }

  public long roundHigh(int entry) {
    return roundHighs[entry];
  }

  public long roundLow(int entry) {
    return roundLows[entry];
  }

  public long referenceHigh(int entry) {
    return referenceHighs[entry];
  }

  public long referenceLow(int entry) {
    return referenceLows[entry];
  }

  /** The game or payment provider that a transaction's id is one of; 0 for the operator. */
  public int providerId(int entry) {
    return (int) sources[entry];
  }

  public long accountId(int entry) {
    return accounts[entry];
  }

  public int currency(int entry) {
    return currencies[entry];
  }

  public long amount(int entry) {
    return amounts[entry];
  }

  public long cashPart(int entry) {
    return cashParts[entry];
  }

  public long bonusPart(int entry) {
    return bonusParts[entry];
  }

  public long cashAfter(int entry) {
    return cashAfter[entry];
  }

  public long bonusAfter(int entry) {
    return bonusAfter[entry];
  }

  public long sequence(int entry) {
    return sequences[entry];
  }

  /** Visits every field; the index is built again after a load. */
  public void accept(StoreVisitor visitor) {
    visitor.store("transactions", true);
    long before = booked;
    booked = visitor.value("booked", 1, booked);
    int end = (int) Math.min(booked, capacity) + 1;
    visitor.longs("sources", 1, sources, 1, end);
    visitor.longs("highs", 1, highs, 1, end);
    visitor.longs("lows", 1, lows, 1, end);
    visitor.bytes("kinds", 1, kinds, 1, end);
    visitor.bytes("states", 1, states, 1, end);
    visitor.longs("accounts", 1, accounts, 1, end);
    visitor.ints("currencies", 1, currencies, 1, end);
    visitor.longs("amounts", 1, amounts, 1, end);
    visitor.longs("roundHighs", 1, roundHighs, 1, end);
    visitor.longs("roundLows", 1, roundLows, 1, end);
    visitor.longs("games", 1, games, 1, end);
    visitor.longs("referenceHighs", 1, referenceHighs, 1, end);
    visitor.longs("referenceLows", 1, referenceLows, 1, end);
    visitor.longs("objects", 1, objects, 1, end);
    visitor.longs("cashParts", 1, cashParts, 1, end);
    visitor.longs("bonusParts", 1, bonusParts, 1, end);
    visitor.longs("cashAfter", 1, cashAfter, 1, end);
    visitor.longs("bonusAfter", 1, bonusAfter, 1, end);
    visitor.bytes("roundStates", 1, roundStates, 1, end);
    visitor.shorts("reasons", 1, reasons, 1, end);
    visitor.ints("providers", 1, providers, 1, end);
    visitor.longs("sequences", 1, sequences, 1, end);
    visitor.longs("chargedBack", 1, chargedBack, 1, end);
    visitor.longs("bonusIds", 1, bonusIds, 1, end);
    visitor.longs("contributions", 1, contributions, 1, end);
    visitor.longs("backToBonus", 1, backToBonus, 1, end);
    visitor.longs("backToHouse", 1, backToHouse, 1, end);
    if (booked != before) {
      index.clear();
      for (int entry = 1; entry < end; entry++) {
        index.put(sources[entry], highs[entry], lows[entry], entry);
      }
    }
    refused.accept(visitor);
  }
}
