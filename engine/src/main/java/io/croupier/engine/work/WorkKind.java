package io.croupier.engine.work;

/** Work that may be too long for one command. Append only. */
public enum WorkKind {
  /** Orders of persistence LAPSE lapse: the market was suspended with lapse. */
  MARKET_SUSPEND(true),
  /** Orders of persistence LAPSE lapse: the market turned in-play. */
  MARKET_TURN_IN_PLAY(true),
  /** All unmatched stake lapses: the market closed. */
  MARKET_CLOSE(true),
  /** Every account is paid by result. */
  MARKET_SETTLE(true),
  /** Every stake goes back. */
  MARKET_VOID(true),
  /** The account's orders lapse: it is blocked. */
  ACCOUNT_BLOCK(false),
  /** The account's orders are cancelled, in one market or in all. */
  ACCOUNT_CANCEL(false),
  /** Orders that wait for the bet delay lapse: the market was suspended without lapse. */
  MARKET_LAPSE_DELAYED(true),
  /** The account's orders lapse: it was silent for too long. */
  ACCOUNT_DISCONNECT(false);

  private final boolean ofMarket;

  WorkKind(boolean ofMarket) {
    this.ofMarket = ofMarket;
  }

  /** Whether the object is a market; else it is an account. */
  public boolean isOfMarket() {
    return ofMarket;
  }
}
