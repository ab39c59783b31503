package io.croupier.testkit.interleaving;

import java.util.List;

/** Where races begin, and how much of longer work one command does. */
enum Setting {
  /** Every work ends in its command. */
  WHOLE(100, false),
  /** What comes next meets work that is open. */
  SLICED(2, false),
  /** Two orders wait for the end of their bet delay. */
  WAITING(100, true, Move.LAY, Move.BACK),
  /** The same, where work stays open. */
  WAITING_SLICED(1, true, Move.LAY, Move.BACK),
  /** Betting is over. */
  CLOSED_SLICED(3, false, Move.CLOSE),
  /** All are paid. */
  SETTLED_SLICED(3, false, Move.CLOSE, Move.SETTLE);

  private final int workPerCommand;
  private final boolean waiting;
  private final List<Move> first;

  Setting(int workPerCommand, boolean waiting, Move... first) {
    this.workPerCommand = workPerCommand;
    this.waiting = waiting;
    this.first = List.of(first);
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
