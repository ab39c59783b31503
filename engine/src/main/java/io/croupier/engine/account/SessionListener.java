package io.croupier.engine.account;

/** Who wants to know of each session that opens or ends. */
public interface SessionListener {
  /** One more session of the account is open. */
  void opened(int account);

  /** A session of the account was closed or has expired. */
  void ended(int account);
}
