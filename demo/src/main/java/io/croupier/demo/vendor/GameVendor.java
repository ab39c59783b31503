package io.croupier.demo.vendor;

/**
 * A game vendor as a gateway uses it. An adapter for a real one implements this interface: it turns
 * the vendor's wallet requests into calls, and answers into what the vendor expects.
 *
 * <p><b>Guarantees that an implementation gives:</b> nothing waits. A game is begun at once or not
 * at all. A call is handed over as the vendor made it: it may come late, several times, or after
 * its own rollback; the engine books each transaction once whatever comes.
 *
 * <p>Owned by one thread.
 */
public interface GameVendor extends AutoCloseable {
  /** The number that rounds name. */
  int id();

  /**
   * Begins a game.
   *
   * @return false where the vendor takes no more games now: nothing was begun.
   */
  boolean play(Game game);

  /** Hands over what the vendor wants since the last call, and returns how much. */
  int poll(CallListener listener);

  /** Tells what became of a call. */
  void answer(GameAnswer answer);

  /** Games that are not over yet. */
  int open();

  /** Ends the connection; the vendor wants nothing any more. */
  @Override
  void close();
}
