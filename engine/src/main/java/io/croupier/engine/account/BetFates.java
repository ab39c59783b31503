package io.croupier.engine.account;

/** Says what has become of bets together, by what they belong to. */
@FunctionalInterface
public interface BetFates {
  /** Whether the casino round with this id was cancelled, so that its bets are rolled back. */
  boolean isCancelled(long roundId, long now);
}
