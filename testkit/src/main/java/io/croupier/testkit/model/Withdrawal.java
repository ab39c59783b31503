package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.Map;
import java.util.Set;

/** Money that a customer wants paid out. */
final class Withdrawal {
  private static final Map<State, Set<State>> TRANSITIONS =
      Map.of(
          State.REQUESTED, Set.of(State.APPROVED, State.REJECTED),
          State.APPROVED, Set.of(State.PAYING, State.PAID, State.FAILED, State.REJECTED),
          State.PAYING, Set.of(State.PAID, State.FAILED));

  final long id;
  final Account account;
  final String transactionId;
  final String currency;
  final long paymentProvider;
  final BigInteger requested;
  BigInteger amount;
  State state = State.REQUESTED;

  /** When it became final, among all things that happen; 0: it is not. */
  long ended;

  Withdrawal(long id, Account account, Command request) {
    this.id = id;
    this.account = account;
    transactionId = request.text("transactionId");
    currency = request.text("currency");
    paymentProvider = request.number("paymentProviderId");
    requested = Money.of(request.number("amount"));
    amount = requested;
  }

  boolean isFinal() {
    return !TRANSITIONS.containsKey(state);
  }

  boolean mayBecome(State target) {
    return !isFinal() && TRANSITIONS.get(state).contains(target);
  }

  Outcome describe(Outcome outcome, BigInteger cash) {
    return outcome
        .with("transactionId", transactionId)
        .with("withdrawalId", id)
        .with("requested", requested)
        .with("amount", amount)
        .with("cash", cash)
        .with("currency", currency)
        .with("paymentProviderId", paymentProvider)
        .with("state", state);
  }

  enum State {
    REQUESTED,
    APPROVED,
    PAYING,
    PAID,
    REJECTED,
    FAILED
  }
}
