package io.croupier.engine.casino;

import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Transactions;
import io.croupier.protocol.Bool;
import io.croupier.protocol.Field;
import io.croupier.protocol.RoundAction;
import io.croupier.protocol.TransactionKind;

/**
 * The list at hand, copied out of its command: what it is about as a whole, its actions, and what
 * each of them finds of its round while the list is judged: the rounds as they would be if the
 * actions before it had been done.
 *
 * <p>Owned by the engine thread.
 */
final class RoundList {
  /** The most actions of a list. */
  static final int MOST = Transactions.MOST_RECALLED;

  /** Whether it is a bet and its win, which are told of without numbers. */
  transient boolean pair;

  transient long accountId;
  transient int account;
  transient int providerId;
  transient int provider;
  transient int code;
  transient int currency;
  transient int wallet;

  /** A row of seeds is not of a bet, or one of several of one. */
  transient boolean misplaced;

  final transient RoundAction[] actions = new RoundAction[MOST];
  final transient long[] highs = new long[MOST];
  final transient long[] lows = new long[MOST];
  final transient long[] roundHighs = new long[MOST];
  final transient long[] roundLows = new long[MOST];
  final transient long[] games = new long[MOST];
  final transient long[] amounts = new long[MOST];
  final transient long[] jackpotParts = new long[MOST];

  /** The bonus that a bet is free by; 0: it is staked. */
  final transient long[] freeRounds = new long[MOST];

  final transient Bool[] ends = new Bool[MOST];

  /** What each bet says of fairness. */
  final BetSeeds[] seeds = new BetSeeds[MOST];

  /** Entries that the ids have already; 0: none. */
  final transient int[] earlier = new int[MOST];

  /** The first action of the list with the same round; what follows stands with that one. */
  final transient int[] firsts = new int[MOST];

  final transient boolean[] exists = new boolean[MOST];
  final transient boolean[] open = new boolean[MOST];
  final transient boolean[] hasBet = new boolean[MOST];
  final transient boolean[] endsWithBet = new boolean[MOST];

  /** Whether it has a standing win, and whether a standing bet was made with a bonus. */
  final transient boolean[] hasWin = new boolean[MOST];

  final transient boolean[] withBonus = new boolean[MOST];
  final transient boolean[] cancelled = new boolean[MOST];
  final transient int[] wallets = new int[MOST];
  final transient int[] bets = new int[MOST];
  final transient long[] held = new long[MOST];
  final transient long[] jackpots = new long[MOST];

  /** What was done. */
  final transient int[] rounds = new int[MOST];

  final transient long[] roundIds = new long[MOST];
  final transient long[] cashParts = new long[MOST];
  final transient long[] bonusParts = new long[MOST];

  /** The bonus that a bet was made with, or that bets of the round of a win were; 0: none. */
  final transient long[] bonusIds = new long[MOST];

  /**
   * What a bet has taken off the requirement of its bonus, or of free bets; or a bet or a win
   * counts for a cashback; or was withheld of a win.
   */
  final transient long[] contributions = new long[MOST];

  /** The bonus that a bet is made with. */
  final transient int[] bonuses = new int[MOST];

  transient int count;

  RoundList(Commitments commitments, Refusals refusals) {
    for (int i = 0; i < MOST; i++) {
      seeds[i] = new BetSeeds(commitments, refusals);
    }
  }

  /** Adds an action. */
  void add(
      RoundAction action, long high, long low, long roundHigh, long roundLow, long game, Bool end) {
    actions[count] = action;
    highs[count] = high;
    lows[count] = low;
    roundHighs[count] = roundHigh;
    roundLows[count] = roundLow;
    games[count] = game;
    ends[count] = end;
    count++;
  }

  /** Says how much the action added last is about, and by which bonus it is free. */
  void money(long amount, long jackpotPart, long freeRound) {
    amounts[count - 1] = amount;
    jackpotParts[count - 1] = jackpotPart;
    freeRounds[count - 1] = freeRound;
  }

  /** What an action takes of the customer's money, and of his bonus. */
  long stake(int i) {
    return freeRounds[i] == 0 ? amounts[i] : 0;
  }

  boolean isDebit(int i) {
    return actions[i] == RoundAction.DEBIT;
  }

  boolean isCredit(int i) {
    return actions[i] == RoundAction.CREDIT;
  }

  boolean isEnd(int i) {
    return actions[i] == RoundAction.END;
  }

  /** Whether an action has a transaction id. */
  boolean hasId(int i) {
    return isDebit(i) || isCredit(i);
  }

  boolean hasDebit() {
    for (int i = 0; i < count; i++) {
      if (isDebit(i)) {
        return true;
      }
    }
    return false;
  }

  TransactionKind kind(int i) {
    return isDebit(i) ? TransactionKind.ROUND_DEBIT : TransactionKind.ROUND_CREDIT;
  }

  /** Whether the round is over with an action. */
  boolean isLast(int i) {
    return ends[i] == Bool.TRUE || isCredit(i) && amounts[i] == 0;
  }

  /** Whether an action before has the same id. */
  boolean isTwice(int i) {
    for (int before = 0; before < i; before++) {
      if (hasId(before) && highs[before] == highs[i] && lows[before] == lows[i]) {
        return true;
      }
    }
    return false;
  }

  /** The first action with the round of an action; that one itself when there is none before. */
  int firstWithRound(int i) {
    for (int before = 0; before < i; before++) {
      if (roundHighs[before] == roundHighs[i] && roundLows[before] == roundLows[i]) {
        return before;
      }
    }
    return i;
  }

  /** What a refusal says of the number of an action. */
  int instruction(int i) {
    return pair ? 0 : i + 1;
  }

  /** The name that the id of an action has in the command. */
  Field idField(int i) {
    return pair && isCredit(i) ? Field.winTransactionId : Field.transactionId;
  }

  /** The name that the amount of an action has in the command. */
  Field amountField(int i) {
    return pair && isCredit(i) ? Field.winAmount : Field.amount;
  }

  /** The name that a field of an action has in the command. */
  Field ofAction(int i, Field field) {
    return field == Field.amount ? amountField(i) : field;
  }
}
