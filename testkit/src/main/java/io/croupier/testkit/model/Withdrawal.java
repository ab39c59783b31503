package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.Map;
import java.util.Set;

/** Money that a customer wants paid out. */
final class Withdrawal {
  /** Where a command or the timer leads; a return leads on from PAID, which is not here. */
  private static final Map<State, Set<State>> TRANSITIONS =
      Map.of(
          State.REQUESTED,
          Set.of(State.IN_REVIEW, State.APPROVED, State.REJECTED, State.CANCELLED, State.EXPIRED),
          State.IN_REVIEW,
          Set.of(State.APPROVED, State.REJECTED, State.CANCELLED, State.EXPIRED),
          State.APPROVED,
          Set.of(State.PAYING, State.PAID, State.FAILED, State.REJECTED),
          State.PAYING,
          Set.of(State.PAID, State.FAILED));

  final long id;
  final Account account;
  final String transactionId;
  final String currency;
  final long paymentProvider;
  final BigInteger requested;
  BigInteger amount;
  State state = State.REQUESTED;

  /** It was paid, and the money came back. */
  boolean returned;

  /** When it became final, among all things that happen; 0: it is not. */
  long ended;

  /** 0: never. */
  private final long expiresAt;

  Withdrawal(long id, Account account, Command request, long expiresAt) {
    this.id = id;
    this.account = account;
    this.expiresAt = expiresAt;
    transactionId = request.text("transactionId");
    currency = request.text("currency");
    paymentProvider = request.number("paymentProviderId");
    requested = Money.of(request.number("amount"));
    amount = requested;
  }

  /** Its state; what could have expired by now has. */
  State stateAt(long now) {
    boolean over = expiresAt != 0 && expiresAt <= now;
    return over && mayBecome(state, State.EXPIRED) ? State.EXPIRED : state;
  }

  static boolean isFinal(State state) {
    return !TRANSITIONS.containsKey(state);
  }

  static boolean mayBecome(State from, State target) {
    return !isFinal(from) && TRANSITIONS.get(from).contains(target);
  }

  Outcome describe(Outcome outcome, BigInteger cash, State before) {
    return outcome
        .with("transactionId", transactionId)
        .with("withdrawalId", id)
        .with("requested", requested)
        .with("amount", amount)
        .with("cash", cash)
        .with("currency", currency)
        .with("paymentProviderId", paymentProvider)
        .with("stateBefore", before)
        .with("state", state);
  }

  enum State {
    REQUESTED,
    IN_REVIEW,
    APPROVED,
    PAYING,
    PAID,
    REJECTED,
    CANCELLED,
    FAILED,
    EXPIRED
  }
}
