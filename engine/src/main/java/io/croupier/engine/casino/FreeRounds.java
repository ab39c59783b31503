package io.croupier.engine.casino;

import static io.croupier.protocol.RefusalReason.BONUS_NOT_ALLOWED;

import io.croupier.engine.account.Refusals;
import io.croupier.engine.bonus.FreeBets;
import io.croupier.protocol.Field;

/**
 * Bets of casino rounds that are free. Rules: docs/rules.md, Free rounds and free bets.
 *
 * <p>Owned by the engine thread.
 */
public final class FreeRounds {
  private final FreeBets freeBets;
  private final Rounds rounds;
  private final GameChecks gameChecks;
  private final Refusals refusals;

  public FreeRounds(FreeBets freeBets, Rounds rounds, GameChecks gameChecks, Refusals refusals) {
    this.freeBets = freeBets;
    this.rounds = rounds;
    this.gameChecks = gameChecks;
    this.refusals = refusals;
  }

  boolean isUnknown(long freeRound) {
    return freeBets.isUnknown(freeRound, Field.freeRound);
  }

  boolean isForeign(long freeRound, int account) {
    return freeBets.isForeign(freeRound, account, Field.freeRound);
  }

  /** What a bet is worth: of a free one that states nothing all that its bonus gives. */
  long value(long freeRound, long amount) {
    return freeRound == 0 ? amount : freeBets.value(freeRound, amount);
  }

  /** What the standing bets of a round whose bets are free are worth. */
  long standing(int round) {
    return rounds.contributed(round);
  }

  /** What all standing bets of a round are worth with this one. */
  long total(int round, long freeRound, long amount) {
    long before = freeRound == 0 ? rounds.held(round) : standing(round);
    return before + value(freeRound, amount);
  }

  /** Refuses an amount that no bet can have; 0 is for free ones alone. */
  boolean hasNoAmount(long freeRound, long amount) {
    return (freeRound == 0 || amount != 0) && refusals.unlessAmount(amount, Field.amount);
  }

  /**
   * Refuses a free bet that its bonus does not allow, and one that is not free in a round whose
   * bets are.
   *
   * @param freeRound 0: it is not free
   */
  boolean refuses(
      long freeRound,
      int round,
      int wallet,
      long amount,
      int provider,
      int providerId,
      long gameId) {
    if (freeRound == 0) {
      return isMixed(freeBets.isFree(rounds.bonusId(round)));
    }
    return freeBets.isSpent(freeRound, wallet, Field.freeRound)
        || freeBets.isNotFor(freeRound, providerId, gameId, gameChecks.category(provider, gameId))
        || isMixed(hasOthers(round, freeRound))
        || freeBets.isTooMuch(freeRound, amount, Field.amount);
  }

  /**
   * A free bet is made.
   *
   * @return what it is worth, which its round and its transaction keep as its contribution
   */
  long bet(int round, long freeRound, long amount) {
    long value = value(freeRound, amount);
    freeBets.bet(freeRound, amount);
    rounds.addBonusBet(round, freeRound, value);
    return value;
  }

  private boolean hasOthers(int round, long freeRound) {
    return rounds.bets(round) == 0 ? rounds.wins(round) > 0 : rounds.bonusId(round) != freeRound;
  }

  private boolean isMixed(boolean mixed) {
    return refusals.when(mixed, BONUS_NOT_ALLOWED, Field.roundId, 0);
  }
}
