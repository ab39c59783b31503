package io.croupier.engine.account;

import io.croupier.protocol.CommandHeaderDecoder;

/** What accounts and their wallets need of bonuses. */
public interface AccountBonuses {
  /** A command has made the account CLOSING; its orders have not lapsed yet. */
  void closing(int account, CommandHeaderDecoder by);

  /** What new bets of casino rounds can use, as they are judged. */
  long available(int wallet);
}
