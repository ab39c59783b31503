package io.croupier.engine.payment;

import io.croupier.engine.store.EndedQueue;
import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.OwnerLists;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;
import io.croupier.protocol.DepositState;

/**
 * The requested deposits. When all places are taken the one that ended first gives way.
 *
 * <p>Owned by the engine thread.
 */
public final class Deposits {
  private final Timers timers;
  private final SlotStore slots;
  private final EndedQueue ended;
  private final int[] wallets;
  private final int[] paymentProviderIds;
  private final short[] methods;
  private final long[] requested;
  private final long[] amounts;
  private final byte[] states;

  /**
   * The PENDING ones of each wallet, in the order in which they were requested, and so, since all
   * have the same period, in that in which their time is over.
   */
  private final OwnerLists pending;

  /** Allocates room for {@code capacity} requests of so many wallets. */
  public Deposits(int capacity, int ofWallets, Timers timers) {
    this.timers = timers;
    slots = new SlotStore("deposits", capacity);
    ended = new EndedQueue("endedDeposits", capacity);
    wallets = new int[capacity + 1];
    paymentProviderIds = new int[capacity + 1];
    methods = new short[capacity + 1];
    requested = new long[capacity + 1];
    amounts = new long[capacity + 1];
    states = new byte[capacity + 1];
    pending = new OwnerLists("pendingDeposits", capacity, ofWallets);
  }

  boolean isFull() {
    return slots.isFull() && ended.isEmpty();
  }

  /** Enters a request that is PENDING until a deadline; 0: for ever. */
  int open(int wallet, int paymentProviderId, int method, long amount, long expiresAt) {
    if (slots.isFull()) {
      slots.free(ended.removeFirst());
    }
    int deposit = slots.allocate();
    wallets[deposit] = wallet;
    paymentProviderIds[deposit] = paymentProviderId;
    methods[deposit] = (short) method;
    requested[deposit] = amount;
    amounts[deposit] = 0;
    states[deposit] = (byte) DepositState.PENDING.value();
    pending.add(wallet, deposit);
    if (expiresAt != 0) {
      timers.set(TimerKind.DEPOSIT_EXPIRY, deposit, expiresAt);
    }
    return deposit;
  }

  /** Ends a request; so much has come in. */
  void end(int deposit, DepositTransition transition, long amount) {
    Invariant.check(transition.isAllowedFrom(state(deposit)), "a deposit ends twice");
    timers.clear(TimerKind.DEPOSIT_EXPIRY, deposit);
    states[deposit] = (byte) transition.target().value();
    amounts[deposit] = amount;
    pending.remove(wallets[deposit], deposit);
    ended.add(deposit);
  }

  /** Whether it is PENDING and its time is not over, whether its timer has fired or not. */
  boolean isWaiting(int deposit, long now) {
    long expiresAt = expiresAt(deposit);
    boolean over = expiresAt != 0 && expiresAt <= now;
    return deposit != 0 && state(deposit) == DepositState.PENDING && !over;
  }

  /** What was requested of a wallet by requests that are PENDING, but whose time is over. */
  long overdue(int wallet, long now) {
    long sum = 0;
    for (int d = pending.first(wallet); d != 0 && !isWaiting(d, now); d = pending.next(d)) {
      sum += requested[d];
    }
    return sum;
  }

  /** Its state; EXPIRED when its time is over, whether its timer has fired or not. */
  DepositState stateAt(int deposit, long now) {
    boolean over = state(deposit) == DepositState.PENDING && !isWaiting(deposit, now);
    return over ? DepositState.EXPIRED : state(deposit);
  }

  int slot(long depositId) {
    return slots.slot(depositId);
  }

  long id(int deposit) {
    return slots.id(deposit);
  }

  DepositState state(int deposit) {
    return DepositState.get(states[deposit]);
  }

  /** When it ends by itself; 0: it does not, or has ended. */
  long expiresAt(int deposit) {
    return deposit == 0 ? 0 : timers.deadlineNs(TimerKind.DEPOSIT_EXPIRY, deposit);
  }

  int wallet(int deposit) {
    return wallets[deposit];
  }

  int paymentProviderId(int deposit) {
    return paymentProviderIds[deposit];
  }

  int method(int deposit) {
    return methods[deposit] & 0xFFFF;
  }

  long requested(int deposit) {
    return requested[deposit];
  }

  /** What came in. */
  long amount(int deposit) {
    return amounts[deposit];
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    slots.accept(visitor);
    ended.accept(visitor);
    visitor.store("deposit", true);
    int end = slots.highest() + 1;
    visitor.ints("wallets", 1, wallets, 1, end);
    visitor.ints("paymentProviderIds", 1, paymentProviderIds, 1, end);
    visitor.shorts("methods", 1, methods, 1, end);
    visitor.longs("requested", 1, requested, 1, end);
    visitor.longs("amounts", 1, amounts, 1, end);
    visitor.bytes("states", 1, states, 1, end);
    pending.accept(visitor, end);
  }
}
