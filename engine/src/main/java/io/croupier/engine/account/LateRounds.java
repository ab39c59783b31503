package io.croupier.engine.account;

/**
 * Knows the casino rounds with bets made with a bonus whose time is over and whose timers still
 * wait: what has become of the bonus is not known until they have ended.
 */
@FunctionalInterface
public interface LateRounds {
  /** Whether there are such rounds of an account. */
  boolean areOf(int account);
}
