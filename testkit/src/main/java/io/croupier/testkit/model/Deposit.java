package io.croupier.testkit.model;

import java.math.BigInteger;

/** Money that a customer has begun to pay in. */
final class Deposit {
  final long id;
  final Account account;
  final String currency;
  final long paymentProvider;
  final long method;
  final BigInteger requested;

  /** What came. */
  BigInteger amount = BigInteger.ZERO;

  State state = State.PENDING;

  /** 0: never. */
  final long expiresAt;

  /** When it ended, among all things that happen; 0: it has not. */
  long ended;

  Deposit(long id, Account account, Command request, long expiresAt) {
    this.id = id;
    this.account = account;
    this.expiresAt = expiresAt;
    currency = request.text("currency");
    paymentProvider = request.number("paymentProviderId");
    method = request.number("method");
    requested = Money.of(request.number("amount"));
  }

  /** It can still be confirmed, or fail. */
  boolean waits(long now) {
    return state == State.PENDING && (expiresAt == 0 || now < expiresAt);
  }

  State stateAt(long now) {
    return state == State.PENDING && !waits(now) ? State.EXPIRED : state;
  }

  /** As it was told last. */
  Outcome describe(Outcome outcome, State before) {
    return outcome
        .with("depositId", id)
        .with("requested", requested)
        .with("amount", amount)
        .with("expiresAt", state == State.PENDING ? expiresAt : 0)
        .with("currency", currency)
        .with("paymentProviderId", paymentProvider)
        .with("method", method)
        .with("stateBefore", before)
        .with("state", state);
  }

  enum State {
    PENDING,
    CONFIRMED,
    FAILED,
    EXPIRED,
    REVERSED
  }
}
