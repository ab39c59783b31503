package io.croupier.engine.payment;

import io.croupier.engine.store.EndedQueue;
import io.croupier.engine.store.SlotStore;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.WithdrawalState;

/**
 * The withdrawals. When all places are taken the one that became final first gives way.
 *
 * <p>Owned by the engine thread.
 */
public final class Withdrawals {
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

  /** Allocates room for {@code capacity} withdrawals. */
  public Withdrawals(int capacity) {
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
  }

  boolean isFull() {
    return slots.isFull() && ended.isEmpty();
  }

  int open(int wallet, int payment, int paymentProviderId, long amount, long high, long low) {
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
    return withdrawal;
  }

  /** Moves on; a final state ends the withdrawal. */
  void state(int withdrawal, WithdrawalState state) {
    states[withdrawal] = (byte) state.value();
    if (isFinal(state)) {
      ended.add(withdrawal);
    }
  }

  static boolean isFinal(WithdrawalState state) {
    return switch (state) {
      case PAID, REJECTED, FAILED -> true;
      default -> false;
    };
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
  }
}
