package io.croupier.engine.casino;

import static io.croupier.engine.ledger.BalanceKind.BONUS;
import static io.croupier.engine.ledger.BalanceKind.CASH;
import static io.croupier.engine.ledger.BalanceKind.HELD_ROUND;

import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.ledger.PostingReason;
import io.croupier.engine.limit.Counts;
import io.croupier.protocol.RoundState;

/**
 * The money of casino rounds, all of it: decides what of a stake or a win is cash and what is bonus
 * money, takes stakes and gives them back, credits wins and takes them back, closes rounds.
 *
 * <p>Owned by the engine thread.
 */
public final class RoundMoney {
  private final Balances balances;
  private final Ledger ledger;
  private final Rounds rounds;
  private final Counts counts;

  public RoundMoney(Balances balances, Ledger ledger, Rounds rounds, Counts counts) {
    this.balances = balances;
    this.ledger = ledger;
    this.rounds = rounds;
    this.counts = counts;
  }

  /** What of a stake is taken from the bonus of a wallet; the rest is cash. */
  long bonusPartOfStake(int wallet, long amount) {
    return 0;
  }

  /** What of a win is the bonus's, by the stakes of the round's standing bets; the rest is cash. */
  long bonusPartOfWin(int round, long amount) {
    return 0;
  }

  /** Holds the stake of a bet. */
  void stake(int round, long cashPart, long bonusPart, long jackpotPart) {
    int wallet = rounds.wallet(round);
    int held = balances.row(wallet, HELD_ROUND);
    long id = rounds.id(round);
    ledger.postIfAny(balances.row(wallet, CASH), held, cashPart, PostingReason.ROUND_BET, id);
    ledger.postIfAny(balances.row(wallet, BONUS), held, bonusPart, PostingReason.ROUND_BET, id);
    rounds.addBet(round, cashPart, bonusPart, jackpotPart);
    counts.staked(wallet, cashPart + bonusPart);
  }

  /** Gives the stake of a bet back in its parts. */
  void giveBack(int round, long cashPart, long bonusPart, long jackpotPart) {
    release(round, cashPart, bonusPart, PostingReason.ROLLBACK_OF_BET);
    rounds.removeBet(round, cashPart, bonusPart, jackpotPart);
  }

  private void release(int round, long cashPart, long bonusPart, PostingReason reason) {
    int wallet = rounds.wallet(round);
    int held = balances.row(wallet, HELD_ROUND);
    long id = rounds.id(round);
    ledger.postIfAny(held, balances.row(wallet, CASH), cashPart, reason, id);
    ledger.postIfAny(held, balances.row(wallet, BONUS), bonusPart, reason, id);
    counts.won(wallet, cashPart + bonusPart);
  }

  /** Credits a win. */
  void win(int round, long cashPart, long bonusPart) {
    int wallet = rounds.wallet(round);
    int clearing = clearing(rounds.provider(round), wallet);
    long id = rounds.id(round);
    ledger.postIfAny(clearing, balances.row(wallet, CASH), cashPart, PostingReason.ROUND_WIN, id);
    ledger.postIfAny(clearing, balances.row(wallet, BONUS), bonusPart, PostingReason.ROUND_WIN, id);
    rounds.addWin(round);
    counts.won(wallet, cashPart + bonusPart);
  }

  /** Pays an award; so much of it from the jackpot, the rest the game provider. */
  void award(int provider, int wallet, long amount, long jackpotPart) {
    int cash = balances.row(wallet, CASH);
    long prize = amount - jackpotPart;
    ledger.postIfAny(jackpot(wallet), cash, jackpotPart, PostingReason.AWARD, 0);
    ledger.postIfAny(clearing(provider, wallet), cash, prize, PostingReason.AWARD, 0);
    counts.won(wallet, amount);
  }

  /**
   * Takes a win or an award back from where it went; what the bonus lacks is taken from the cash.
   *
   * @param round slot of its round; 0 when that gave way, or it has none
   * @param roundId id of its round; 0 when it has none
   * @param jackpotPart what of it goes back to the jackpot
   */
  void takeBack(
      int provider,
      int wallet,
      int round,
      long roundId,
      long cashPart,
      long bonusPart,
      long jackpotPart) {
    int cash = balances.row(wallet, CASH);
    int clearing = clearing(provider, wallet);
    long fromBonus = Math.min(bonusPart, balances.amount(wallet, BONUS));
    long fromCash = cashPart + bonusPart - fromBonus - jackpotPart;
    ledger.postIfAny(cash, jackpot(wallet), jackpotPart, PostingReason.ROLLBACK_OF_WIN, roundId);
    ledger.postIfAny(cash, clearing, fromCash, PostingReason.ROLLBACK_OF_WIN, roundId);
    ledger.postIfAny(
        balances.row(wallet, BONUS), clearing, fromBonus, PostingReason.ROLLBACK_OF_WIN, roundId);
    counts.lost(wallet, cashPart + bonusPart);
    if (round != 0) {
      rounds.removeWin(round);
    }
  }

  /** After a bet: closes the round if it is over with it, or an earlier win has said so. */
  void endAfterBet(int round, boolean ended) {
    if (ended || rounds.endsWithBet(round)) {
      close(round);
    }
  }

  /** After a win: closes the round if it is over with it and its bet has come. */
  void endAfterWin(int round, boolean ended) {
    if (!ended) {
      return;
    }
    if (rounds.hasBet(round)) {
      close(round);
    } else {
      rounds.endWithBet(round);
    }
  }

  /** Ends a round: its stakes go to the jackpot and to the game provider. */
  void close(int round) {
    int wallet = rounds.wallet(round);
    int held = balances.row(wallet, HELD_ROUND);
    long jackpotPart = rounds.jackpot(round);
    long rest = rounds.held(round) - jackpotPart;
    long id = rounds.id(round);
    int clearing = clearing(rounds.provider(round), wallet);
    ledger.postIfAny(held, jackpot(wallet), jackpotPart, PostingReason.ROUND_CLOSED, id);
    ledger.postIfAny(held, clearing, rest, PostingReason.ROUND_CLOSED, id);
    rounds.empty(round);
    rounds.end(round, RoundState.CLOSED);
  }

  /** Ends a round whose time is over: without a standing win all its stakes go back. */
  void endByTime(int round) {
    if (rounds.wins(round) > 0) {
      close(round);
      return;
    }
    release(round, rounds.heldCash(round), rounds.heldBonus(round), PostingReason.ROUND_CANCELLED);
    rounds.empty(round);
    rounds.forgetBets(round);
    rounds.end(round, RoundState.CANCELLED);
  }

  private int jackpot(int wallet) {
    return balances.jackpot(balances.currencyOf(wallet));
  }

  private int clearing(int provider, int wallet) {
    return balances.providerClearing(provider, balances.currencyOf(wallet));
  }
}
