package io.croupier.engine.casino;

import static io.croupier.engine.ledger.BalanceKind.BONUS;
import static io.croupier.engine.ledger.BalanceKind.CASH;
import static io.croupier.engine.ledger.BalanceKind.HELD_ROUND;

import io.croupier.engine.bonus.FreeBets;
import io.croupier.engine.bonus.Wagering;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.ledger.Money;
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
  private final Wagering wagering;
  private final FreeBets freeBets;
  private final transient WinParts win = new WinParts();
  private final transient CameBack back = new CameBack();

  public RoundMoney(
      Balances balances,
      Ledger ledger,
      Rounds rounds,
      Counts counts,
      Wagering wagering,
      FreeBets freeBets) {
    this.balances = balances;
    this.ledger = ledger;
    this.rounds = rounds;
    this.counts = counts;
    this.wagering = wagering;
    this.freeBets = freeBets;
  }

  /**
   * The bonus that a bet is made with; {@link Wagering#NONE} where there is none, or the round has
   * paid a win that none of its bets had a bonus's money in.
   */
  int bonusOfStake(int round, int wallet) {
    long bonusId = rounds.bonusId(round);
    boolean paidAsCash = bonusId == 0 && rounds.wins(round) > 0;
    return paidAsCash ? Wagering.NONE : wagering.bonus(wallet, bonusId);
  }

  /** What of a win is the bonus's, by the stakes of the round's standing bets; the rest is cash. */
  private long bonusPartOfWin(int round, long amount) {
    if (rounds.heldBonus(round) == 0) {
      return 0;
    }
    return amount - Money.floorMulDiv(amount, rounds.heldCash(round), 0, rounds.held(round));
  }

  /**
   * A bet that is held was made with a bonus.
   *
   * @return what it takes off the requirement of the bonus
   */
  long contribute(
      int round,
      int bonus,
      long cashPart,
      long bonusPart,
      int providerId,
      long game,
      int category) {
    long contribution = wagering.bet(bonus, cashPart, bonusPart, providerId, game, category);
    rounds.addBonusBet(round, wagering.id(bonus), contribution);
    return contribution;
  }

  /** How much of the part of a win that went to a bonus can still be taken from it. */
  long stillThere(int wallet, long bonusId, long bonusPart) {
    return wagering.stillThere(bonusId, wallet, bonusPart);
  }

  /** Whether every balance that wins may go to has room for so much, and their provider for it. */
  boolean fitsWins(int provider, int wallet, long amount) {
    int currency = balances.currencyOf(wallet);
    return balances.fits(balances.providerClearing(provider, currency), -amount)
        && balances.fits(balances.row(wallet, CASH), amount)
        && balances.fits(balances.row(wallet, BONUS), amount)
        && balances.fits(balances.bonusCost(currency), amount);
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

  /**
   * Gives a bet back, each part to where it belongs, and to a requirement what it took off; what is
   * said of it holds until the next.
   */
  CameBack giveBack(
      int round, long cashPart, long bonusPart, long jackpotPart, long bonusId, long contribution) {
    release(round, cashPart, bonusPart, bonusId, PostingReason.ROLLBACK_OF_BET);
    rounds.removeBet(round, cashPart, bonusPart, jackpotPart);
    if (bonusId != 0) {
      takeContributionsBack(round, 1, contribution, bonusPart);
    }
    return back;
  }

  private void release(
      int round, long cashPart, long bonusPart, long bonusId, PostingReason reason) {
    int wallet = rounds.wallet(round);
    int held = balances.row(wallet, HELD_ROUND);
    int cash = balances.row(wallet, CASH);
    int way = bonusPart == 0 ? cash : wagering.wayBack(bonusId, wallet);
    boolean toBonus = way == balances.row(wallet, BONUS);
    boolean toHouse = !toBonus && way != cash;
    long id = rounds.id(round);
    ledger.postIfAny(held, cash, cashPart, reason, id);
    ledger.postIfAny(held, way, bonusPart, reason, id);
    counts.won(wallet, cashPart + bonusPart);
    back.set(
        toBonus || toHouse ? cashPart : cashPart + bonusPart,
        toBonus ? bonusPart : 0,
        toHouse ? bonusPart : 0);
    back.of(bonusId, 0);
  }

  /** Bets that were made with a bonus stand no longer: its requirement is as it was before. */
  private void takeContributionsBack(int round, int bets, long contribution, long bonusPart) {
    rounds.removeBonusBets(round, bets, contribution);
    back.contribution = wagering.undoBets(back.bonusId, bets, contribution, bonusPart);
  }

  /**
   * Credits a win in its parts, each to where it belongs; what is said of it holds until the next.
   */
  WinParts win(int round, long amount) {
    int wallet = rounds.wallet(round);
    int cash = balances.row(wallet, CASH);
    int bonus = balances.row(wallet, BONUS);
    int house = balances.bonusCost(balances.currencyOf(wallet));
    int clearing = clearing(rounds.provider(round), wallet);
    long id = rounds.id(round);
    long ofBonus = bonusPartOfWin(round, amount);
    win.bonusId = rounds.bonusId(round);
    win.counted = win.bonusId == 0 ? 0 : count(round, win.bonusId, amount);
    int way = ofBonus == 0 ? cash : wagering.wayBack(win.bonusId, wallet);
    win.bonus = way == bonus ? ofBonus : 0;
    win.cash = amount - ofBonus + (way == cash ? ofBonus : 0);
    if (freeBets.isFree(win.bonusId)) {
      win.counted = freeBets.withheld(win.bonusId, amount);
      win.cash = freeBets.brings(win.bonusId, amount);
      freeBets.addWin(win.bonusId, amount);
    }
    long toHouse = amount - win.cash - win.bonus;
    ledger.postIfAny(clearing, cash, win.cash, PostingReason.ROUND_WIN, id);
    ledger.postIfAny(clearing, bonus, win.bonus, PostingReason.ROUND_WIN, id);
    ledger.postIfAny(clearing, house, toHouse, PostingReason.ROUND_WIN, id);
    rounds.addWin(round);
    counts.won(wallet, win.cash + win.bonus);
    return win;
  }

  private long count(int round, long bonusId, long amount) {
    return wagering.win(bonusId, amount, rounds.contributed(round), rounds.held(round));
  }

  /**
   * What of a win the customer loses by its rollback: what it has brought; of free bets, as long as
   * their bonus is known, what the wins that stand bring more than they do without it.
   */
  long lostWithout(long bonusId, long amount, long brought) {
    return freeBets.isFree(bonusId) ? freeBets.brought(bonusId, amount) : brought;
  }

  /**
   * A win stands no longer: it counts for no cashback, and not among the wins of free bets.
   *
   * @return what has gone off the net of a cashback
   */
  long uncount(long bonusId, long amount, long counted) {
    if (freeBets.isFree(bonusId)) {
      freeBets.removeWin(bonusId, amount);
    }
    return wagering.undoWin(bonusId, counted);
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
   * Takes a win or an award back from where it went.
   *
   * @param round slot of its round; 0 when that gave way, or it has none
   * @param roundId id of its round; 0 when it has none
   * @param fromCash what of it is taken from cash, the jackpot's part included
   * @param jackpotPart what of it goes back to the jackpot
   */
  void takeBack(
      int provider,
      int wallet,
      int round,
      long roundId,
      long fromCash,
      long fromBonus,
      long fromHouse,
      long jackpotPart) {
    PostingReason reason = PostingReason.ROLLBACK_OF_WIN;
    int cash = balances.row(wallet, CASH);
    int clearing = clearing(provider, wallet);
    int house = balances.bonusCost(balances.currencyOf(wallet));
    ledger.postIfAny(cash, jackpot(wallet), jackpotPart, reason, roundId);
    ledger.postIfAny(cash, clearing, fromCash - jackpotPart, reason, roundId);
    ledger.postIfAny(balances.row(wallet, BONUS), clearing, fromBonus, reason, roundId);
    ledger.postIfAny(house, clearing, fromHouse, reason, roundId);
    counts.lost(wallet, fromCash + fromBonus);
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
    wagering.close(rounds.bonusId(round), rounds.bonusBets(round), rounds.heldBonus(round));
    rounds.empty(round);
    rounds.removeBonusBets(round, rounds.bonusBets(round), rounds.contributed(round));
    rounds.end(round, RoundState.CLOSED);
  }

  /**
   * Ends a round whose time is over: without a standing win all its stakes go back. What that does
   * to a bonus is judged by the time at which the round was over, since its timer may have waited.
   *
   * @return what has come back; holds until the next
   */
  CameBack endByTime(int round, long now) {
    back.clear();
    wagering.at(rounds.endsAt(round));
    if (rounds.wins(round) > 0) {
      close(round);
    } else {
      cancel(round);
    }
    wagering.at(now);
    return back;
  }

  private void cancel(int round) {
    long ofBonus = rounds.heldBonus(round);
    long bonusId = rounds.bonusId(round);
    release(round, rounds.heldCash(round), ofBonus, bonusId, PostingReason.ROUND_CANCELLED);
    if (bonusId != 0) {
      takeContributionsBack(round, rounds.bonusBets(round), rounds.contributed(round), ofBonus);
    }
    rounds.empty(round);
    rounds.forgetBets(round);
    rounds.cancel(round, back);
  }

  /** What has come back when a bet was given back, or a round ended by itself, last. */
  CameBack cameBack() {
    return back;
  }

  private int jackpot(int wallet) {
    return balances.jackpot(balances.currencyOf(wallet));
  }

  private int clearing(int provider, int wallet) {
    return balances.providerClearing(provider, balances.currencyOf(wallet));
  }
}
