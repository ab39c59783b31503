package io.croupier.testkit.interleaving;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What races are about, and the moves that are made on it. */
enum Ground {
  /** A market of the exchange. */
  MARKET(EnumSet.range(Move.LAY, Move.ADVANCE), Move.CLOSE, Move.SETTLE, Move.SETTLE),
  /** One with starting prices, with orders that wait for them. */
  STARTING_PRICE(
      EnumSet.of(
          Move.SP_BACK,
          Move.SP_LAY,
          Move.AT_SP,
          Move.RECONCILE,
          Move.LAY,
          Move.CANCEL,
          Move.CANCEL_LAST,
          Move.LOCK,
          Move.OPEN,
          Move.TURN,
          Move.CLOSE,
          Move.REMOVE,
          Move.VOID_RUNNER,
          Move.VOID_MATCHES,
          Move.SETTLE,
          Move.VOID,
          Move.ADVANCE),
      Move.CLOSE,
      Move.SETTLE,
      Move.SETTLE),
  /** One with an account that gets limits on what it stakes and loses. */
  LIMITS(
      EnumSet.of(
          Move.STAKES,
          Move.LOWER,
          Move.NO_STAKES,
          Move.LOSSES,
          Move.DEBIT,
          Move.LAY,
          Move.BACK,
          Move.CANCEL,
          Move.CANCEL_ALL,
          Move.REPLACE,
          Move.VOID_MATCHES,
          Move.CLOSE,
          Move.SETTLE,
          Move.ADVANCE),
      Move.CLOSE,
      Move.SETTLE,
      Move.SETTLE),
  /** One where orders meet across runners, with the house between them. */
  ACROSS(
      EnumSet.of(
          Move.ACROSS,
          Move.LEG,
          Move.STOP_HOUSE,
          Move.CANCEL_LAST,
          Move.LOCK,
          Move.SUSPEND_AND_LAPSE,
          Move.OPEN,
          Move.CLOSE,
          Move.REMOVE,
          Move.VOID_RUNNER,
          Move.VOID_MATCHES,
          Move.SETTLE,
          Move.RESETTLE,
          Move.VOID,
          Move.ADVANCE),
      Move.CLOSE,
      Move.SETTLE,
      Move.SETTLE),
  /** A market, a session and a withdrawal of a customer who is kept from betting. */
  PROTECTION(
      EnumSet.of(
          Move.LAY,
          Move.CANCEL,
          Move.IN_SESSION,
          Move.REPLACE_IN_SESSION,
          Move.RENEW,
          Move.FAIL_LOGIN,
          Move.EXCLUDE,
          Move.TIME_OUT,
          Move.LIFT,
          Move.LOCK,
          Move.UNLOCK,
          Move.PAY_IN,
          Move.REQUEST,
          Move.APPROVE,
          Move.PAY_OUT,
          Move.FAIL_PAYOUT,
          Move.ADVANCE,
          Move.DAY),
      Move.CLOSE,
      Move.SETTLE,
      Move.SETTLE),
  /** Three markets of fixed odds with a bet on two of them. */
  ODDS(
      EnumSet.of(
          Move.PRICE,
          Move.BET,
          Move.LUCKY,
          Move.CASH_OUT,
          Move.CASH_OUT_REST,
          Move.WIN_1,
          Move.LOSE_1,
          Move.WITHDRAW_1,
          Move.WIN_2,
          Move.VOID_2,
          Move.LOSE_3,
          Move.CLOSE_ACCOUNT,
          Move.LOCK,
          Move.HALT,
          Move.GO_ON,
          Move.ADVANCE),
      Move.WIN_1,
      Move.VOID_2,
      Move.LOSE_3),
  /** One round of a casino. */
  ROUND(
      EnumSet.of(
          Move.STAKE,
          Move.STAKE_MORE,
          Move.WIN,
          Move.UNDO,
          Move.UNDO_WIN,
          Move.END_ROUND,
          Move.LOCK,
          Move.HALT,
          Move.GO_ON,
          Move.ADVANCE),
      Move.END_ROUND);

  private final List<Move> moves;
  private final List<Move> last;

  Ground(Set<Move> moves, Move... last) {
    this.moves = List.copyOf(moves);
    this.last = List.of(last);
  }

  List<Move> moves() {
    return moves;
  }

  /**
   * What ends each race, so far as it has not ended itself: a second settlement is there to be
   * refused when the first is through.
   */
  List<Move> last() {
    return last;
  }
}
