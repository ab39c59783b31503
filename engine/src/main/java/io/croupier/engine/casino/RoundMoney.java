package io.croupier.engine.casino;

import static io.croupier.engine.ledger.BalanceKind.BONUS;
import static io.croupier.engine.ledger.BalanceKind.CASH;
import static io.croupier.engine.ledger.BalanceKind.HELD_ROUND;

import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.ledger.PostingReason;
import io.croupier.engine.limit.Counts;

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
  void stake(int round, long cashPart, long bonusPart) {
    int wallet = rounds.wallet(round);
    int held = balances.row(wallet, HELD_ROUND);
    long id = rounds.id(round);
    ledger.postIfAny(balances.row(wallet, CASH), held, cashPart, PostingReason.ROUND_BET, id);
    ledger.postIfAny(balances.row(wallet, BONUS), held, bonusPart, PostingReason.ROUND_BET, id);
    rounds.addBet(round, cashPart, bonusPart);
    counts.staked(wallet, cashPart + bonusPart);
  }

  /** Gives the stake of a bet back in its parts. */
  void giveBack(int round, long cashPart, long bonusPart) {
    int wallet = rounds.wallet(round);
    int held = balances.row(wallet, HELD_ROUND);
    long id = rounds.id(round);
    ledger.postIfAny(held, balances.row(wallet, CASH), cashPart, PostingReason.ROLLBACK_OF_BET, id);
    ledger.postIfAny(
        held, balances.row(wallet, BONUS), bonusPart, PostingReason.ROLLBACK_OF_BET, id);
    rounds.removeBet(round, cashPart, bonusPart);
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

  /**
   * Takes a win back from where it went; what the bonus lacks is taken from the cash.
   *
   * @param round slot of its round; 0 when that gave way
   * @param roundId id of its round
   */
  void takeBack(int provider, int wallet, int round, long roundId, long cashPart, long bonusPart) {
    int clearing = clearing(provider, wallet);
    long fromBonus = Math.min(bonusPart, balances.amount(wallet, BONUS));
    long fromCash = cashPart + bonusPart - fromBonus;
    ledger.postIfAny(
        balances.row(wallet, CASH), clearing, fromCash, PostingReason.ROLLBACK_OF_WIN, roundId);
    ledger.postIfAny(
        balances.row(wallet, BONUS), clearing, fromBonus, PostingReason.ROLLBACK_OF_WIN, roundId);
    counts.lost(wallet, cashPart + bonusPart);
    if (round != 0) {
      rounds.removeWin(round);
    }
  }

  /** Ends a round: its stakes go to the game provider. */
  void close(int round) {
    int wallet = rounds.wallet(round);
    ledger.postIfAny(
        balances.row(wallet, HELD_ROUND),
        clearing(rounds.provider(round), wallet),
        rounds.takeHeld(round),
        PostingReason.ROUND_CLOSED,
        rounds.id(round));
    rounds.close(round);
  }

  private int clearing(int provider, int wallet) {
    return balances.providerClearing(provider, balances.currencyOf(wallet));
  }
}
