package io.croupier.engine.casino;

import static io.croupier.engine.ledger.BalanceKind.BONUS;
import static io.croupier.engine.ledger.BalanceKind.CASH;
import static io.croupier.engine.ledger.BalanceKind.HELD_ROUND;

import io.croupier.engine.bonus.Wagering;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.ledger.Money;
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
  private final Wagering wagering;

  public RoundMoney(
      Balances balances, Ledger ledger, Rounds rounds, Counts counts, Wagering wagering) {
    this.balances = balances;
    this.ledger = ledger;
    this.rounds = rounds;
    this.counts = counts;
    this.wagering = wagering;
  }

  /** The bonus that a bet is made with; {@link Wagering#NONE} where there is none. */
  int bonusOfStake(int round, int wallet) {
    return wagering.bonus(wallet, rounds.bonusId(round));
  }

  /** What of a stake is taken from the bonus of a wallet; the rest is cash. */
  long bonusPartOfStake(int bonus, int wallet, long amount) {
    return wagering.bonusPart(bonus, wallet, amount);
  }

  /** What of a win is the bonus's, by the stakes of the round's standing bets; the rest is cash. */
  long bonusPartOfWin(int round, long amount) {
    long ofBonus = rounds.heldBonus(round);
    if (ofBonus == 0) {
      return 0;
    }
    long all = rounds.held(round);
    return amount - Money.floorMulDiv(amount, rounds.heldCash(round), 0, all);
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

  /**
   * A bet was made with a bonus.
   *
   * @return what it takes off the requirement of the bonus
   */
  long contribute(
      int round, int bonus, long cashPart, long bonusPart, int providerId, long game, int category) {
    long contribution = wagering.bet(bonus, cashPart, bonusPart, providerId, game, category);
    rounds.addBonusBet(round, wagering.id(bonus), contribution);
    return contribution;
  }

  /** The row that bonus money of a bet or a win goes to when it comes back. */
  int wayBack(int wallet, long bonusId) {
    return wagering.wayBack(bonusId, wallet);
  }

  /**
   * Gives the stake of a bet back in its parts.
   *
   * @param way the row that the bonus part goes to
   */
  void giveBack(int round, long cashPart, long bonusPart, int way) {
    int wallet = rounds.wallet(round);
    int held = balances.row(wallet, HELD_ROUND);
    long id = rounds.id(round);
    ledger.postIfAny(held, balances.row(wallet, CASH), cashPart, PostingReason.ROLLBACK_OF_BET, id);
    ledger.postIfAny(held, way, bonusPart, PostingReason.ROLLBACK_OF_BET, id);
    rounds.removeBet(round, cashPart, bonusPart);
    counts.won(wallet, cashPart + bonusPart);
  }

  /** A bet that was made with a bonus stands no longer: its requirement is as it was before. */
  void takeContributionBack(int round, long bonusId, long contribution) {
    rounds.removeBonusBets(round, 1, contribution);
    wagering.undoBets(bonusId, 1, contribution);
  }

  /** Credits a win; a part of it goes to the house where its bonus has ended. */
  void win(int round, long cashPart, long bonusPart, long toHouse) {
    int wallet = rounds.wallet(round);
    int clearing = clearing(rounds.provider(round), wallet);
    int house = balances.bonusCost(balances.currencyOf(wallet));
    long id = rounds.id(round);
    ledger.postIfAny(clearing, balances.row(wallet, CASH), cashPart, PostingReason.ROUND_WIN, id);
    ledger.postIfAny(clearing, balances.row(wallet, BONUS), bonusPart, PostingReason.ROUND_WIN, id);
    ledger.postIfAny(clearing, house, toHouse, PostingReason.ROUND_WIN, id);
    rounds.addWin(round);
    counts.won(wallet, cashPart + bonusPart);
  }

  /** How much of the part of a win that went to a bonus can still be taken from it. */
  long stillThere(int wallet, long bonusId, long bonusPart) {
    return wagering.stillThere(bonusId, wallet, bonusPart);
  }

  /**
   * Takes a win back from where it went; what the bonus lacks is taken from the cash.
   *
   * @param round slot of its round; 0 when that gave way
   * @param roundId id of its round
   */
  void takeBack(
      int provider,
      int wallet,
      int round,
      long roundId,
      long fromCash,
      long fromBonus,
      long fromHouse) {
    PostingReason reason = PostingReason.ROLLBACK_OF_WIN;
    int clearing = clearing(provider, wallet);
    int house = balances.bonusCost(balances.currencyOf(wallet));
    ledger.postIfAny(balances.row(wallet, CASH), clearing, fromCash, reason, roundId);
    ledger.postIfAny(balances.row(wallet, BONUS), clearing, fromBonus, reason, roundId);
    ledger.postIfAny(house, clearing, fromHouse, reason, roundId);
    counts.lost(wallet, fromCash + fromBonus);
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
    wagering.close(rounds.bonusId(round), rounds.bonusBets(round));
    rounds.removeBonusBets(round, rounds.bonusBets(round), rounds.contributed(round));
    rounds.close(round);
  }

  private int clearing(int provider, int wallet) {
    return balances.providerClearing(provider, balances.currencyOf(wallet));
  }
}
