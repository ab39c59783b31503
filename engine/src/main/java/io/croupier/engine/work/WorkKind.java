package io.croupier.engine.work;

/** Work that may be too long for one command. Append only. */
public enum WorkKind {
  /** Orders of persistence LAPSE lapse: the market was suspended with lapse. */
  MARKET_SUSPEND(Subject.MARKET),
  /** Orders of persistence LAPSE lapse: the market turned in-play. */
  MARKET_TURN_IN_PLAY(Subject.MARKET),
  /** All unmatched stake lapses: the market closed. */
  MARKET_CLOSE(Subject.MARKET),
  /** Every account is paid by result, or paid what a corrected result makes of it. */
  MARKET_SETTLE(Subject.MARKET),
  /** Every stake goes back, also after settlement. */
  MARKET_VOID(Subject.MARKET),
  /** The account's orders lapse: it is blocked. */
  ACCOUNT_BLOCK(Subject.ACCOUNT),
  /** The account's orders are cancelled, in one market or in all. */
  ACCOUNT_CANCEL(Subject.ACCOUNT),
  /** Orders that wait for the bet delay lapse: the market was suspended without lapse. */
  MARKET_LAPSE_DELAYED(Subject.MARKET),
  /** The account's orders lapse: it was silent for too long. */
  ACCOUNT_DISCONNECT(Subject.ACCOUNT),
  /** All bets on a runner are void. */
  MARKET_VOID_RUNNER(Subject.MARKET),
  /** All matches of a span of time are void. */
  MARKET_VOID_MATCHES(Subject.MARKET),
  /** A runner is removed: all bets on it are void, and lays on the others lapse. */
  MARKET_REMOVE_RUNNER(Subject.MARKET),
  /** A removal cuts the prices of resting lays that are kept. */
  MARKET_REPRICE_LAYS(Subject.MARKET),
  /** A removal cuts the prices of matches. */
  MARKET_REPRICE_MATCHES(Subject.MARKET),
  /** Unmatched stake of accounts whose cash a raised hold took below zero lapses. */
  MARKET_COVER(Subject.MARKET),
  /** Final markets that are too many to be kept are forgotten. */
  FORGET(Subject.EXCHANGE),
  /** What each match of a market of LINE brings by its result is added up, before it is settled. */
  MARKET_READ_LINES(Subject.MARKET),
  /** Orders are made ready for the starting prices. */
  MARKET_CONVERT(Subject.MARKET),
  /** Starting prices are found, and orders matched at them. */
  MARKET_RECONCILE(Subject.MARKET),
  /** Bets of fixed odds note the result of a selection, and are paid. */
  SELECTION_SETTLE(Subject.SELECTION);

  /** What an item of work belongs to. */
  enum Subject {
    MARKET,
    ACCOUNT,
    EXCHANGE,
    SELECTION
  }

  private final Subject subject;

  WorkKind(Subject subject) {
    this.subject = subject;
  }

  Subject subject() {
    return subject;
  }

  /** Whether the object is a market. */
  public boolean isOfMarket() {
    return subject == Subject.MARKET;
  }

  /** Whether the object is an account. */
  public boolean isOfAccount() {
    return subject == Subject.ACCOUNT;
  }
}
