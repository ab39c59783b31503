package io.croupier.engine.casino;

/**
 * Where the win that was credited last has gone.
 *
 * <p>Owned by the engine thread.
 */
final class WinParts {
  /** To cash. */
  transient long cash;

  /** To the bonus that the round's bets were made with. */
  transient long bonus;

  /** Id of that bonus; 0: they were made with none. */
  transient long bonusId;

  /** What of it counts for a cashback. */
  transient long counted;
}
