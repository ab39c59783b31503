package io.croupier.engine.payment;

import io.croupier.engine.store.EndedQueue;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;
import io.croupier.protocol.WithdrawalState;

/**
 * The withdrawals. When all places are taken the one that became final first gives way.
 *
 * <p>Owned by the engine thread.
 */
public final class Withdrawals {
  private final Timers timers;
  private final SlotStore slots;
  private final EndedQueue ended;
  private final int[] wallets;
  private final int[] payments;
  private final long[] requested;
  private final long[] amounts;
  private final long[] idHighs;
  private final long[] idLows;
  private final byte[] states;
  private final int[] paymentProviderIds;

  /** 1: it was paid, and the money came back. */
  private final byte[] returned;

  /** Allocates room for {@code capacity} withdrawals. */
  public Withdrawals(int capacity, Timers timers) {
    this.timers = timers;
    slots = new SlotStore("withdrawals", capacity);
    ended = new EndedQueue("endedWithdrawals", capacity);
    wallets = new int[capacity + 1];
    payments = new int[capacity + 1];
    requested = new long[capacity + 1];
    amounts = new long[capacity + 1];
    idHighs = new long[capacity + 1];
    idLows = new long[capacity + 1];
    states = new byte[capacity + 1];
    paymentProviderIds = new int[capacity + 1];
    returned = new byte[capacity + 1];
  }

  boolean isFull() {
    return slots.isFull() && ended.isEmpty();
  }

  /** Enters a request that waits until a deadline; 0: for ever. */
  int open(
      int wallet,
      int payment,
      int paymentProviderId,
      long amount,
      long high,
      long low,
      long expiresAt) {
    if (slots.isFull()) {
      slots.free(ended.removeFirst());
    }
    int withdrawal = slots.allocate();
    wallets[withdrawal] = wallet;
    payments[withdrawal] = payment;
    paymentProviderIds[withdrawal] = paymentProviderId;
    requested[withdrawal] = amount;
    amounts[withdrawal] = amount;
    idHighs[withdrawal] = high;
    idLows[withdrawal] = low;
    states[withdrawal] = (byte) WithdrawalState.REQUESTED.value();
    returned[withdrawal] = 0;
    if (expiresAt != 0) {
      timers.set(TimerKind.WITHDRAWAL_EXPIRY, withdrawal, expiresAt);
    }
    return withdrawal;
  }

  /** Moves on; a final state ends the withdrawal, and what cannot expire any more has no timer. */
  void move(int withdrawal, WithdrawalTransition transition) {
    WithdrawalState before = state(withdrawal);
    WithdrawalState after = transition.target();
    states[withdrawal] = (byte) after.value();
    if (!WithdrawalTransition.EXPIRE.isAllowedFrom(after)) {
      timers.clear(TimerKind.WITHDRAWAL_EXPIRY, withdrawal);
    }
    if (transition == WithdrawalTransition.RETURN) {
      returned[withdrawal] = 1;
    }
    if (WithdrawalTransition.isFinal(after) && !WithdrawalTransition.isFinal(before)) {
      ended.add(withdrawal);
    }
  }

  /** Its state; EXPIRED when its time is over, whether its timer has fired or not. */
  WithdrawalState stateAt(int withdrawal, long now) {
    long expiresAt =
        withdrawal == 0 ? 0 : timers.deadlineNs(TimerKind.WITHDRAWAL_EXPIRY, withdrawal);
    boolean over = expiresAt != 0 && expiresAt <= now;
    return over ? WithdrawalState.EXPIRED : state(withdrawal);
  }

  /** Whether it was paid, and the money came back. */
  boolean isReturned(int withdrawal) {
    return returned[withdrawal] != 0;
  }

  int slot(long withdrawalId) {
    return slots.slot(withdrawalId);
  }

  long id(int withdrawal) {
    return slots.id(withdrawal);
  }

  WithdrawalState state(int withdrawal) {
    return WithdrawalState.get(states[withdrawal]);
  }

  int wallet(int withdrawal) {
    return wallets[withdrawal];
  }

  int payment(int withdrawal) {
    return payments[withdrawal];
  }

  int paymentProviderId(int withdrawal) {
    return paymentProviderIds[withdrawal];
  }

  long requested(int withdrawal) {
    return requested[withdrawal];
  }

  /** What is held for it, or was paid. */
  long amount(int withdrawal) {
    return amounts[withdrawal];
  }

  void amount(int withdrawal, long amount) {
    amounts[withdrawal] = amount;
  }

  long idHigh(int withdrawal) {
    return idHighs[withdrawal];
  }

  long idLow(int withdrawal) {
    return idLows[withdrawal];
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    slots.accept(visitor);
    ended.accept(visitor);
    visitor.store("withdrawal", true);
    int end = slots.highest() + 1;
    visitor.ints("wallets", 1, wallets, 1, end);
    visitor.ints("payments", 1, payments, 1, end);
    visitor.ints("paymentProviderIds", 1, paymentProviderIds, 1, end);
    visitor.longs("requested", 1, requested, 1, end);
    visitor.longs("amounts", 1, amounts, 1, end);
    visitor.longs("idHighs", 1, idHighs, 1, end);
    visitor.longs("idLows", 1, idLows, 1, end);
    visitor.bytes("states", 1, states, 1, end);
    visitor.bytes("returned", 1, returned, 1, end);
  }
}
