package io.croupier.testkit.model;

/** What a game provider has committed to for a casino round. */
final class Commitment {
  final Round.Key key;

  /** SHA-256 of the server seed, in hex. */
  final String hash;

  State state = State.COMMITTED;

  /** A bet has come, which has a client seed. */
  boolean played;

  /** A bet has come, or a win that has overtaken it. */
  boolean begun;

  /** When it was revealed or expired, among all things that happen. */
  long ended;

  Commitment(Round.Key key, String hash) {
    this.key = key;
    this.hash = hash;
  }

  enum State {
    COMMITTED,
    VERIFIED,
    FAILED,
    EXPIRED
  }
}
