package io.croupier.engine.account;

/** Who wants to know of each session that opens or ends. */
public interface SessionListener {
  /** One more session of the account is about to open. */
  void opening(int account);

  /**
   * A session of the account was closed or has expired.
   *
   * @param endNs when it ended, which may be long ago where its timer was late
   */
  void ended(int account, long endNs);
}
