package io.croupier.engine.bonus;

import static io.croupier.engine.ledger.BalanceKind.BONUS;
import static io.croupier.engine.ledger.BalanceKind.CASH;
import static io.croupier.protocol.RefusalReason.BONUS_MAX_BET;
import static io.croupier.protocol.RefusalReason.BONUS_NOT_ALLOWED;
import static io.croupier.protocol.RefusalReason.BONUS_WAGERING;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Money;
import io.croupier.protocol.BonusState;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.Field;

/**
 * What bets of casino rounds and withdrawals need to know of bonuses. Rules: docs/rules.md, Bets
 * with a bonus.
 *
 * <p>Owned by the engine thread.
 */
public final class Wagering {
  /** No bonus. */
  public static final int NONE = 0;

  private final Bonuses bonuses;
  private final BonusDefinitions definitions;
  private final BonusHandler handler;
  private final Balances balances;
  private final AccountChecks checks;
  private final Refusals refusals;

  Wagering(
      Bonuses bonuses,
      BonusDefinitions definitions,
      BonusHandler handler,
      Balances balances,
      AccountChecks checks,
      Refusals refusals) {
    this.bonuses = bonuses;
    this.definitions = definitions;
    this.handler = handler;
    this.balances = balances;
    this.checks = checks;
    this.refusals = refusals;
  }

  /** What is asked and done from now on happens at this time. */
  public void at(long timestampNs) {
    bonuses.at(timestampNs);
  }

  /**
   * The bonus that a bet is made with; NONE: it is of cash.
   *
   * @param ofRound id of the bonus that standing bets of the round were made with; 0: of none
   */
  public int bonus(int wallet, long ofRound) {
    int bonus = played(wallet);
    boolean another = bonus != NONE && ofRound != 0 && ofRound != bonuses.id(bonus);
    return another ? NONE : bonus;
  }

  /** The id of a bonus; 0 of NONE. */
  public long id(int bonus) {
    return bonus == NONE ? 0 : bonuses.id(bonus);
  }

  /** The part of a bet that is of bonus money. */
  public long bonusPart(int bonus, int wallet, long amount) {
    return bonusPart(bonus, wallet, amount, 0, 0);
  }

  /** The part of a bet, where so much of cash and of bonus money is promised to bets before it. */
  public long bonusPart(int bonus, int wallet, long amount, long cashBefore, long bonusBefore) {
    long cash = balances.cash(wallet) - cashBefore;
    if (bonus == NONE || cash < 0) {
      return 0;
    }
    boolean bonusFirst = checks.stakesBonusFirst(balances.accountOf(wallet));
    long wanted = bonusFirst ? amount : Math.max(0, amount - cash);
    return Math.min(balances.amount(wallet, BONUS) - bonusBefore, wanted);
  }

  /** What a bet can use. */
  public long available(int bonus, int wallet) {
    long cash = balances.cash(wallet);
    return bonus == NONE || cash < 0 ? cash : cash + balances.amount(wallet, BONUS);
  }

  /**
   * Refuses a bet that its bonus does not allow.
   *
   * @param total all bets of the round
   */
  public boolean refuses(
      int bonus, long bonusPart, long total, int providerId, long gameId, int category) {
    if (bonus == NONE) {
      return false;
    }
    int definition = bonuses.definition(bonus);
    long most = definitions.maxBet(definition);
    boolean excluded =
        bonusPart > 0 && definitions.weight(definition, providerId, gameId, category) == 0;
    return refusals.when(excluded, BONUS_NOT_ALLOWED, Field.gameId, gameId)
        || refusals.when(most != 0 && total > most, BONUS_MAX_BET, Field.amount, most);
  }

  /**
   * A bet is made with a bonus.
   *
   * @return what it takes off the requirement, or off the net of a cashback
   */
  public long bet(
      int bonus, long cashPart, long bonusPart, int providerId, long gameId, int category) {
    int definition = bonuses.definition(bonus);
    long counted =
        switch (definitions.counted(definition)) {
          case CASH_PART -> cashPart;
          case BONUS_PART -> bonusPart;
          default -> cashPart + bonusPart;
        };
    int weight = definitions.weight(definition, providerId, gameId, category);
    long share = Money.floorMulDiv(counted, weight, 0, BonusDefinitions.WHOLE);
    boolean cashback = bonuses.isCashback(bonus);
    long contribution = cashback ? share : Math.min(bonuses.left(bonus), share);
    if (cashback) {
      bonuses.lose(bonus, contribution);
    } else {
      bonuses.contribute(bonus, contribution);
    }
    bonuses.addOpenBets(bonus, 1, bonusPart);
    return contribution;
  }

  /**
   * Bets were rolled back: what they took off the requirement, the free bets or the net is added
   * again.
   *
   * @return what came back so to the requirement, or to net
   */
  public long undoBets(long bonusId, int bets, long contribution, long bonusPart) {
    int bonus = bonuses.slot(bonusId);
    boolean counts = counts(bonus);
    boolean inUse = !counts && bonuses.isInUse(bonus);
    boolean free = definitions.isFree(bonuses.definition(bonus));
    if (counts) {
      bonuses.lose(bonus, -contribution);
    } else if (inUse) {
      bonuses.contribute(bonus, free ? -bets : -contribution);
    }
    bonuses.addOpenBets(bonus, -bets, -bonusPart);
    return counts || inUse && !free ? contribution : 0;
  }

  /**
   * A round that bets were made with a bonus in has a win.
   *
   * @param contributed what these bets have contributed
   * @param stakes all standing bets of the round
   * @return what it adds to the net of a cashback
   */
  public long win(long bonusId, long amount, long contributed, long stakes) {
    int bonus = bonuses.slot(bonusId);
    if (!counts(bonus)) {
      return 0;
    }
    long share = Money.floorMulDiv(amount, contributed, 0, stakes);
    bonuses.lose(bonus, -share);
    return share;
  }

  /**
   * A win was rolled back: what it added to the net of a cashback goes off it again.
   *
   * @return how much that is
   */
  public long undoWin(long bonusId, long share) {
    int bonus = bonuses.slot(bonusId);
    if (!counts(bonus)) {
      return 0;
    }
    bonuses.lose(bonus, share);
    return share;
  }

  /** A round has closed: so many bets that were made with a bonus can no longer be rolled back. */
  public void close(long bonusId, int bets, long bonusPart) {
    if (bets != 0) {
      bonuses.addOpenBets(bonuses.slot(bonusId), -bets, -bonusPart);
    }
  }

  /** The row that bonus money which comes back goes to. */
  public int wayBack(long bonusId, int wallet) {
    int bonus = bonuses.slot(bonusId);
    if (bonuses.isInUse(bonus)) {
      return balances.row(wallet, BONUS);
    }
    return bonuses.isCompleted(bonus)
        ? balances.row(wallet, CASH)
        : balances.bonusCost(balances.currencyOf(wallet));
  }

  /** How much of a win that went to a bonus can still be taken from it. */
  public long stillThere(long bonusId, int wallet, long bonusPart) {
    boolean there = bonuses.isInUse(bonuses.slot(bonusId));
    return there ? Math.min(bonusPart, balances.amount(wallet, BONUS)) : 0;
  }

  /** Refuses a withdrawal while it is not known whether the wallet's bonus is still in use. */
  public boolean awaitsRounds(int wallet) {
    int bonus = wagered(wallet);
    return bonus != NONE && checks.roundsPending(bonuses.account(bonus));
  }

  /** Refuses a withdrawal while the wallet has a bonus in use, unless that ends it. */
  public boolean refusesWithdrawal(int wallet) {
    int bonus = wagered(wallet);
    boolean forbidden = bonus != NONE && !checks.forfeitsByWithdrawal(bonuses.account(bonus));
    return refusals.when(forbidden, BONUS_WAGERING, Field.none, bonuses.left(bonus));
  }

  /** Money is withdrawn: the wallet's bonus ends. */
  public void withdrawn(int wallet, CommandHeaderDecoder by) {
    int bonus = wagered(wallet);
    if (bonus != NONE) {
      handler.forfeit(bonus, by);
    }
  }

  /** The bonus in use that must be staked, which a cashback and free bets need not be. */
  private int wagered(int wallet) {
    int bonus = played(wallet);
    return bonus != NONE && bonuses.isCashback(bonus) ? NONE : bonus;
  }

  /** The bonus in use, unless it gives free bets, which name it. */
  private int played(int wallet) {
    int bonus = bonuses.inUse(wallet);
    boolean free = bonus != NONE && definitions.isFree(bonuses.definition(bonus));
    return free ? NONE : bonus;
  }

  /** Whether it is a cashback that has not come to its end. */
  private boolean counts(int bonus) {
    return bonus != NONE
        && bonuses.isCashback(bonus)
        && bonuses.stateNow(bonus) == BonusState.ACTIVE;
  }
}
