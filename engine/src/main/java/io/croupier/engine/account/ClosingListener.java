package io.croupier.engine.account;

import io.croupier.protocol.CommandHeaderDecoder;

/** Who wants to know of each account that closes, before its orders lapse. */
public interface ClosingListener {
  /** A command has made the account CLOSING. */
  void closing(int account, CommandHeaderDecoder by);
}
