package io.croupier.testkit.interleaving;

import java.util.List;

/** Where races begin, and how much of longer work one command does. */
enum Setting {
  /** Every work ends in its command. */
  WHOLE(Ground.MARKET, 100, false),
  /** What comes next meets work that is open. */
  SLICED(Ground.MARKET, 2, false),
  /** Two orders wait for the end of their bet delay. */
  WAITING(Ground.MARKET, 100, true, Move.LAY, Move.BACK),
  /** The same, where work stays open. */
  WAITING_SLICED(Ground.MARKET, 1, true, Move.LAY, Move.BACK),
  /** Of an account that was blocked and is not any more, work has not come to all orders. */
  UNLOCKED_WAITING(Ground.MARKET, 1, true, Move.LOCK, Move.UNLOCK),
  /** Betting is over. */
  CLOSED_SLICED(Ground.MARKET, 3, false, Move.CLOSE),
  /** All are paid. */
  SETTLED_SLICED(Ground.MARKET, 3, false, Move.CLOSE, Move.SETTLE),
  /** Orders wait for the starting price. */
  STARTING_PRICE(Ground.STARTING_PRICE, 100, false),
  /** The same, where work stays open. */
  STARTING_PRICE_SLICED(Ground.STARTING_PRICE, 2, false),
  /** An account gets limits. */
  LIMITS(Ground.LIMITS, 100, false),
  /** The same, where work stays open. */
  LIMITS_SLICED(Ground.LIMITS, 2, false, Move.STAKES),
  /** The same, with orders that wait for the end of their bet delay. */
  LIMITS_WAITING(Ground.LIMITS, 100, true, Move.BACK),
  /** Backs on the other runners wait to be legs. */
  ACROSS(Ground.ACROSS, 100, false),
  /** The house has bets, and work stays open. */
  ACROSS_SLICED(Ground.ACROSS, 3, false, Move.ACROSS),
  /** A customer is kept from betting. */
  PROTECTION(Ground.PROTECTION, 100, false),
  /** The same, where an order waits and work stays open. */
  PROTECTION_SLICED(Ground.PROTECTION, 1, true, Move.IN_SESSION),
  /** Bets of fixed odds. */
  ODDS(Ground.ODDS, 100, false),
  /** The same, where work stays open. */
  ODDS_SLICED(Ground.ODDS, 1, false, Move.BET, Move.LUCKY, Move.LUCKY),
  /** The same, where the account has nothing else and can close, and another's bet comes first. */
  ODDS_ALL_STAKED(Ground.ODDS, 1, false, Move.LOSE_1),
  /** A round that has not begun. */
  ROUND(Ground.ROUND, 100, false);

  private final Ground ground;
  private final int workPerCommand;
  private final boolean waiting;
  private final List<Move> first;

  Setting(Ground ground, int workPerCommand, boolean waiting, Move... first) {
    this.ground = ground;
    this.workPerCommand = workPerCommand;
    this.waiting = waiting;
    this.first = List.of(first);
  }

  Ground ground() {
    return ground;
  }

  int workPerCommand() {
    return workPerCommand;
  }

  /** Orders that match have a bet delay of a second, and it is not over when the race begins. */
  boolean isWaiting() {
    return waiting;
  }

  /** What happens before the race. */
  List<Move> first() {
    return first;
  }
}
