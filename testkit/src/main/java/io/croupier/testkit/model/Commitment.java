package io.croupier.testkit.model;

/** What a game provider has committed to for a casino round. */
final class Commitment {
  final Round.Key key;

  /** SHA-256 of the server seed, in hex. */
  final String hash;

  State state = State.COMMITTED;

  /** A bet with a client seed has come. */
  boolean played;

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
