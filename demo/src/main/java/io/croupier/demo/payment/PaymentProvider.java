package io.croupier.demo.payment;

/**
 * A payment provider as a gateway uses it. An adapter for a real one implements this interface: it
 * turns orders into the provider's requests, and what the provider calls back with into reports.
 *
 * <p><b>Guarantees that an implementation gives:</b> nothing waits. An order is taken at once or
 * not at all, also when the provider is slow, stuck or away. A report is handed over as the
 * provider made it: it may come late, never, several times, or contradict one before; the engine
 * books each payment once whatever comes.
 *
 * <p>Owned by one thread.
 */
public interface PaymentProvider extends AutoCloseable {
  /** The number that deposits and withdrawals name. */
  int id();

  /**
   * Asks the payer for the money of a deposit.
   *
   * @return false where the provider takes no more orders now: nothing was begun.
   */
  boolean collect(PaymentOrder deposit);

  /**
   * Pays a withdrawal out.
   *
   * @return false where the provider takes no more orders now: nothing was begun.
   */
  boolean pay(PaymentOrder withdrawal);

  /** Hands over what the provider has reported since the last call, and returns how much. */
  int poll(PaymentListener listener);

  /** Orders that the provider has not reported an end of yet. */
  int open();

  /** Ends the connection; nothing is reported any more. */
  @Override
  void close();
}
