package io.croupier.testkit.model;

/** What a game provider has committed to for a casino round. */
final class Commitment {
  final Round.Key key;

  /** SHA-256 of the server seed, in hex. */
  final String hash;

  /** When the time to reveal the seed is over. */
  final long deadline;

  State state = State.COMMITTED;

  /** A bet has come, which has a client seed. */
  boolean played;

  /** A bet has come, or a win that has overtaken it. */
  boolean begun;

  /** When it was revealed or expired, among all things that happen. */
  long ended;

  Commitment(Round.Key key, String hash, long deadline) {
    this.key = key;
    this.hash = hash;
    this.deadline = deadline;
  }

  /** How it stands at a time, on which its timer may not have fired yet. */
  State stateAt(long now) {
    return state == State.COMMITTED && deadline <= now ? State.EXPIRED : state;
  }

  /** It counts for nothing: its time was over before its round had begun. */
  boolean hasLapsed(long now) {
    return !begun && stateAt(now) == State.EXPIRED;
  }

  enum State {
    COMMITTED,
    VERIFIED,
    FAILED,
    EXPIRED
  }
}
