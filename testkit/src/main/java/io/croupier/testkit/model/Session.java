package io.croupier.testkit.model;

/** A player's login. */
final class Session {
  final long id;
  final Account account;
  final long expiresAt;
  State state = State.OPEN;

  /** When it ended, among all things that happen; 0: it has not. */
  long ended;

  Session(long id, Account account, long expiresAt) {
    this.id = id;
    this.account = account;
    this.expiresAt = expiresAt;
  }

  boolean over(long now) {
    return state != State.OPEN || expiresAt != 0 && expiresAt <= now;
  }

  Outcome describe(Outcome outcome) {
    return outcome.with("sessionId", id).with("expiresAt", expiresAt).with("state", state);
  }

  enum State {
    OPEN,
    EXPIRED,
    CLOSED
  }
}
