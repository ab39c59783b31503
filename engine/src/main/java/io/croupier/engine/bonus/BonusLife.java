package io.croupier.engine.bonus;

import static io.croupier.engine.ledger.BalanceKind.BONUS;
import static io.croupier.engine.ledger.BalanceKind.CASH;

import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.ledger.Money;
import io.croupier.engine.ledger.PostingReason;
import io.croupier.protocol.BonusState;

/**
 * Leads bonuses from one state to the next, with their money, and does what follows from that.
 *
 * <p><b>Guarantees:</b> a wallet without an ACTIVE bonus has no bonus money.
 *
 * <p>Owned by the engine thread.
 */
public final class BonusLife {
  private final Bonuses bonuses;
  private final BonusDefinitions definitions;
  private final BonusGate gate;
  private final Balances balances;
  private final Ledger ledger;
  private final BonusReports reports;

  BonusLife(
      Bonuses bonuses,
      BonusDefinitions definitions,
      BonusGate gate,
      Balances balances,
      Ledger ledger,
      BonusReports reports) {
    this.bonuses = bonuses;
    this.definitions = definitions;
    this.gate = gate;
    this.balances = balances;
    this.ledger = ledger;
    this.reports = reports;
  }

  /** What of it comes into the wallet when it becomes ACTIVE; nothing of free bets. */
  long money(int bonus) {
    return definitions.isFree(bonuses.definition(bonus)) ? 0 : bonuses.amount(bonus);
  }

  /** Whether BONUS_COST has room for what a bonus brings. */
  boolean fitsAward(int bonus) {
    int cost = balances.bonusCost(balances.currencyOf(bonuses.wallet(bonus)));
    return balances.fits(cost, -money(bonus));
  }

  /** Its turn has come: its money comes into the wallet. */
  void activate(int bonus) {
    int wallet = bonuses.wallet(bonus);
    ledger.postIfAny(
        balances.bonusCost(balances.currencyOf(wallet)),
        balances.row(wallet, BONUS),
        money(bonus),
        PostingReason.BONUS_AWARDED,
        bonuses.id(bonus));
    int seconds = definitions.secondsToUse(bonuses.definition(bonus));
    bonuses.move(bonus, BonusTransition.ACTIVATE, seconds);
  }

  /**
   * Ends a bonus in another way than by what was staked.
   *
   * @return what has gone back to the house
   */
  long end(int bonus, BonusTransition transition) {
    int wallet = bonuses.wallet(bonus);
    boolean active = bonuses.active(wallet) == bonus;
    bonuses.move(bonus, transition, 0);
    return active ? lose(bonus, wallet) : 0;
  }

  /** What follows from what a command or a timer has done, at its end. */
  public void goOn() {
    for (int i = 0; i < bonuses.notedCount(); i++) {
      goOn(bonuses.noted(i));
    }
    bonuses.forgetNoted();
  }

  /** A queued one that cannot have its turn now waits until its customer asks for it. */
  private void goOn(int wallet) {
    int active = bonuses.active(wallet);
    if (active != 0 && bonuses.isDone(active)) {
      completeIfItFits(active, wallet);
    }
    boolean turn = bonuses.active(wallet) == 0 && bonuses.isNextsTurn(wallet);
    if (turn && !gate.isShut(balances.accountOf(wallet))) {
      int next = bonuses.firstQueued(wallet);
      if (next != 0 && fitsAward(next)) {
        activate(next);
        reports.aside(next, BonusState.QUEUED, 0, 0);
      }
    }
  }

  /** What a balance has no room for waits until something changes for the wallet again. */
  private void completeIfItFits(int bonus, int wallet) {
    boolean cashback = bonuses.isCashback(bonus);
    int cost = balances.bonusCost(balances.currencyOf(wallet));
    int cash = balances.row(wallet, CASH);
    long money = balances.amount(wallet, BONUS);
    long gain = cashback ? payback(bonus) : conversion(bonus, money);
    if (!balances.fits(cash, gain) || !balances.fits(cost, cashback ? -gain : money - gain)) {
      return;
    }
    ledger.postIfAny(
        cashback ? cost : balances.row(wallet, BONUS),
        cash,
        gain,
        cashback ? PostingReason.CASHBACK : PostingReason.BONUS_CONVERTED,
        bonuses.id(bonus));
    bonuses.move(bonus, BonusTransition.COMPLETE, 0);
    reports.aside(bonus, BonusState.ACTIVE, gain, lose(bonus, wallet));
  }

  private long conversion(int bonus, long money) {
    long most = definitions.maxCashout(bonuses.definition(bonus));
    return most == 0 ? money : Math.min(money, most);
  }

  private long payback(int bonus) {
    int definition = bonuses.definition(bonus);
    long lost = -bonuses.net(bonus);
    long least = Math.max(1, definitions.minLoss(definition));
    if (lost < least) {
      return 0;
    }
    long share =
        Money.floorMulDiv(lost, definitions.percent(definition), 0, BonusDefinitions.WHOLE);
    return Math.min(share, definitions.maxBonus(definition));
  }

  private long lose(int bonus, int wallet) {
    long money = balances.amount(wallet, BONUS);
    ledger.postIfAny(
        balances.row(wallet, BONUS),
        balances.bonusCost(balances.currencyOf(wallet)),
        money,
        PostingReason.BONUS_LOST,
        bonuses.id(bonus));
    return money;
  }
}
