package io.croupier.testkit.model;

/** A player's login. */
final class Session {
  final long id;
  final Account account;
  private final long idle;
  long expiresAt;

  /** When it was named last, before it ended. */
  long used;

  State state = State.OPEN;

  /** When it was closed. */
  private long closedAt;

  /** When it ended, among all things that happen; 0: it has not. */
  long ended;

  /**
   * @param idle for how long it may not be named; 0: for ever
   */
  Session(long id, Account account, long expiresAt, long idle, long now) {
    this.id = id;
    this.account = account;
    this.expiresAt = expiresAt;
    this.idle = idle;
    used = now;
  }

  boolean over(long now) {
    return state != State.OPEN || end() != 0 && end() <= now;
  }

  /** When it ends by itself, as it is now; 0: never. */
  long end() {
    long idleEnd = idle == 0 ? 0 : Timers.after(used, idle);
    if (expiresAt == 0 || idleEnd == 0) {
      return Math.max(expiresAt, idleEnd);
    }
    return Math.min(expiresAt, idleEnd);
  }

  void close(long now) {
    state = State.CLOSED;
    closedAt = now;
  }

  /** When it ended, or will if nothing comes of it; the greatest number: never. */
  long until() {
    if (state == State.CLOSED) {
      return closedAt;
    }
    return end() == 0 ? Long.MAX_VALUE : end();
  }

  State stateAt(long now) {
    return state == State.OPEN && over(now) ? State.EXPIRED : state;
  }

  Outcome describe(Outcome outcome, long now) {
    return outcome.with("sessionId", id).with("expiresAt", expiresAt).with("state", stateAt(now));
  }

  enum State {
    OPEN,
    EXPIRED,
    CLOSED
  }
}
