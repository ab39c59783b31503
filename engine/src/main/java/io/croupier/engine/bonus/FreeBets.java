package io.croupier.engine.bonus;

import static io.croupier.protocol.RefusalReason.BONUS_NOT_ALLOWED;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_BONUS;

import io.croupier.engine.account.Refusals;
import io.croupier.protocol.BonusKind;
import io.croupier.protocol.Field;

/**
 * What bets need to know of bonuses that they are free by. Rules: docs/rules.md, Free rounds and
 * free bets.
 *
 * <p>Owned by the engine thread.
 */
public final class FreeBets {
  private final Bonuses bonuses;
  private final BonusDefinitions definitions;
  private final Refusals refusals;

  FreeBets(Bonuses bonuses, BonusDefinitions definitions, Refusals refusals) {
    this.bonuses = bonuses;
    this.definitions = definitions;
    this.refusals = refusals;
  }

  /** Whether a bonus gives free bets; not where there is none of this id. */
  public boolean isFree(long bonusId) {
    return bonusId != 0 && definitions.isFree(bonuses.definition(bonuses.slot(bonusId)));
  }

  /** Refuses a bet that names a bonus that there is not; 0 names none. */
  public boolean isUnknown(long bonusId, Field field) {
    boolean unknown = bonusId != 0 && bonuses.slot(bonusId) == 0;
    return refusals.when(unknown, UNKNOWN_BONUS, field, bonusId);
  }

  /** Refuses a bet that names the bonus of another account. */
  public boolean isForeign(long bonusId, int account, Field field) {
    boolean foreign = bonusId != 0 && bonuses.account(bonuses.slot(bonusId)) != account;
    return refusals.when(foreign, NOT_OWNER, field, bonusId);
  }

  /** Refuses a bet by a bonus that gives the wallet none now. */
  public boolean isSpent(long bonusId, int wallet, Field field) {
    int bonus = bonuses.slot(bonusId);
    boolean can = isFree(bonusId) && bonuses.inUse(wallet) == bonus && bonuses.left(bonus) > 0;
    return refusals.when(!can, BONUS_NOT_ALLOWED, field, bonusId);
  }

  /** Refuses a bet of fixed odds by a bonus that gives none. */
  public boolean isNotFreeBet(long bonusId, Field field) {
    int definition = bonuses.definition(bonuses.slot(bonusId));
    boolean not = definitions.kind(definition) != BonusKind.FREE_BET;
    return refusals.when(not, BONUS_NOT_ALLOWED, field, bonusId);
  }

  /** Refuses a bet on a game that the bonus is not for. */
  public boolean isNotFor(long bonusId, int providerId, long gameId, int category) {
    int definition = bonuses.definition(bonuses.slot(bonusId));
    boolean not = definitions.weight(definition, providerId, gameId, category) == 0;
    return refusals.when(not, BONUS_NOT_ALLOWED, Field.gameId, gameId);
  }

  /** Refuses a bet of more than the bonus gives. */
  public boolean isTooMuch(long bonusId, long bet, Field field) {
    long most = bonuses.amount(bonuses.slot(bonusId));
    return refusals.when(bet > most, BONUS_NOT_ALLOWED, field, most);
  }

  /** What a bet is worth of which so much is stated; 0: all that the bonus gives. */
  public long value(long bonusId, long stated) {
    return stated == 0 ? bonuses.amount(bonuses.slot(bonusId)) : stated;
  }

  /** A bet of a casino round is made, of which so much is stated. */
  public void bet(long bonusId, long stated) {
    int bonus = bonuses.slot(bonusId);
    boolean returned = definitions.kind(bonuses.definition(bonus)) == BonusKind.FREE_ROUNDS;
    bonuses.notReturned(bonus, returned ? 0 : value(bonusId, stated));
    bet(bonusId);
  }

  /** A bet is made. */
  public void bet(long bonusId) {
    int bonus = bonuses.slot(bonusId);
    bonuses.contribute(bonus, 1);
    bonuses.addOpenBets(bonus, 1, 0);
  }

  /** The most that a bet brings, by its bonus and by other terms; 0 names no bonus. */
  public long mostPaid(long bonusId, long others) {
    long most = definitions.maxCashout(bonuses.definition(bonuses.slot(bonusId)));
    return most == 0 ? others : Math.min(most, others);
  }

  /**
   * A bet of fixed odds is settled. One that is void gives its free bet back, if the bonus is in
   * use.
   *
   * @return whether it has
   */
  public boolean settle(long bonusId, boolean isVoid) {
    int bonus = bonuses.slot(bonusId);
    boolean back = isVoid && bonuses.isInUse(bonus);
    if (back) {
      bonuses.contribute(bonus, -1);
    }
    bonuses.addOpenBets(bonus, -1, 0);
    return back;
  }

  /** A bet was not void after all: the free bet that it gave back is taken, if it is there. */
  public void takeAgain(long bonusId) {
    int bonus = bonuses.slot(bonusId);
    if (bonuses.isInUse(bonus) && bonuses.left(bonus) > 0) {
      bonuses.contribute(bonus, 1);
      bonuses.note(bonuses.wallet(bonus));
    }
  }

  /** What of a win is withheld of a stake that is not returned, behind the wins that stand. */
  public long withheld(long bonusId, long win) {
    int bonus = bonuses.slot(bonusId);
    return withheld(bonus, bonuses.wins(bonus), win);
  }

  /** What a win brings to cash, behind the wins that stand. */
  public long brings(long bonusId, long win) {
    int bonus = bonuses.slot(bonusId);
    return brings(bonus, bonuses.wins(bonus), win);
  }

  /** What the wins that stand bring to cash more than they do without one of them. */
  public long brought(long bonusId, long win) {
    int bonus = bonuses.slot(bonusId);
    return brings(bonus, bonuses.wins(bonus) - win, win);
  }

  private long brings(int bonus, long others, long win) {
    long most = definitions.maxCashout(bonuses.definition(bonus));
    long counted = most == 0 ? win : below(bonuses.notReturned(bonus) + most, others, win);
    return counted - withheld(bonus, others, win);
  }

  private long withheld(int bonus, long others, long win) {
    return below(bonuses.notReturned(bonus), others, win);
  }

  /** What of a win is below a bound where it is put on others. */
  private static long below(long bound, long others, long win) {
    return Math.max(0, Math.min(win, bound - others));
  }

  /** A win stands. */
  public void addWin(long bonusId, long win) {
    bonuses.addWin(bonuses.slot(bonusId), win);
  }

  /** A win stands no longer. */
  public void removeWin(long bonusId, long win) {
    bonuses.addWin(bonuses.slot(bonusId), -win);
  }
}
