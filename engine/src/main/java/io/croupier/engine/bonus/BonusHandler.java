package io.croupier.engine.bonus;

import static io.croupier.protocol.RefusalReason.BONUS_NOT_ALLOWED;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.UNKNOWN_BONUS;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Money;
import io.croupier.protocol.ActivateBonusDecoder;
import io.croupier.protocol.BonusKind;
import io.croupier.protocol.BonusState;
import io.croupier.protocol.CancelBonusDecoder;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.Field;
import io.croupier.protocol.ForfeitBonusDecoder;
import io.croupier.protocol.GrantBonusDecoder;

/** Offers bonuses and leads them to their end. Rules: docs/rules.md, Bonus. */
public final class BonusHandler {
  private static final int HUNDREDTHS = 100;
  private static final int NONE = -1;

  private final Accounts accounts;
  private final Balances balances;
  private final BonusDefinitions definitions;
  private final Bonuses bonuses;
  private final BonusLife life;
  private final BonusGate gate;
  private final AccountChecks checks;
  private final BonusChecks bonusChecks;
  private final Refusals refusals;
  private final BonusReports reports;

  BonusHandler(
      Accounts accounts,
      Balances balances,
      BonusDefinitions definitions,
      Bonuses bonuses,
      BonusLife life,
      BonusGate gate,
      AccountChecks checks,
      BonusChecks bonusChecks,
      Refusals refusals,
      BonusReports reports) {
    this.accounts = accounts;
    this.balances = balances;
    this.definitions = definitions;
    this.bonuses = bonuses;
    this.life = life;
    this.gate = gate;
    this.checks = checks;
    this.bonusChecks = bonusChecks;
    this.refusals = refusals;
    this.reports = reports;
  }

  /** Offers a bonus; no money moves. */
  public void onGrantBonus(GrantBonusDecoder command) {
    long accountId = command.header().accountId();
    int account = accounts.slot(accountId);
    int definition = definitions.find(command.definitionId());
    int wallet = balances.wallet(account, definitions.currency(definition));
    long deposit = command.deposit();
    long amount = amount(definition, deposit);
    long requirement = requirement(definition, deposit, amount);
    if (checks.unknownAccount(account, accountId)
        || (definition != 0 && checks.unknownWallet(wallet, definitions.currency(definition)))
        || refusals.when(definition == 0, UNKNOWN_BONUS, Field.definitionId, command.definitionId())
        || gate.refuses(account)
        || refusals.when(amount < 0, INVALID_AMOUNT, Field.deposit, 0)
        || refusals.when(requirement > Money.MAX_AMOUNT, OVERFLOW, Field.deposit, 0)
        || isNotFor(account, definition, amount, requirement)
        || refusals.capacity(bonuses.isFull())) {
      return;
    }
    // Nothing below this line may refuse.
    int seconds = definitions.secondsToTake(definition);
    int bonus = bonuses.offer(definition, wallet, amount, deposit, requirement, seconds);
    reports.answer(bonus, BonusState.OFFERED, 0, command.header());
  }

  /** The customer takes a bonus: it is used at once, or waits for its turn. */
  public void onActivateBonus(ActivateBonusDecoder command) {
    CommandHeaderDecoder header = command.header();
    int bonus = bonuses.slot(command.bonusId());
    int wallet = bonuses.wallet(bonus);
    BonusState before = bonuses.stateNow(bonus);
    int waiting = bonus == 0 ? 0 : bonuses.firstQueued(wallet);
    boolean itsTurn = bonuses.active(wallet) == 0 && (waiting == 0 || waiting == bonus);
    boolean again = before == BonusState.ACTIVE || (before == BonusState.QUEUED && !itsTurn);
    BonusTransition way = itsTurn ? BonusTransition.ACTIVATE : BonusTransition.QUEUE;
    if (checks.roundsPending(bonuses.account(bonus))
        || bonusChecks.unknown(bonus, command.bonusId())
        || bonusChecks.foreign(bonus, header.accountId())
        || gate.refuses(bonuses.account(bonus))
        || (!again && way == BonusTransition.ACTIVATE && overflows(bonus, before))
        || refusals.when(!again && !way.isAllowedFrom(before), INVALID_TRANSITION, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    bonuses.callNext(wallet);
    if (again) {
      reports.answer(bonus, header);
    } else if (itsTurn) {
      life.activate(bonus);
      reports.answer(bonus, before, 0, header);
    } else {
      bonuses.move(bonus, BonusTransition.QUEUE, 0);
      reports.answer(bonus, before, 0, header);
    }
  }

  /** The operator takes a bonus back. */
  public void onCancelBonus(CancelBonusDecoder command) {
    int bonus = bonuses.slot(command.bonusId());
    long sender = command.header().accountId();
    if (checks.roundsPending(bonuses.account(bonus))
        || bonusChecks.unknown(bonus, command.bonusId())
        || (sender != 0 && bonusChecks.foreign(bonus, sender))) {
      return;
    }
    end(bonus, BonusTransition.CANCEL, command.header());
  }

  /** The customer gives a bonus up. */
  public void onForfeitBonus(ForfeitBonusDecoder command) {
    int bonus = bonuses.slot(command.bonusId());
    if (checks.roundsPending(bonuses.account(bonus))
        || bonusChecks.unknown(bonus, command.bonusId())
        || bonusChecks.foreign(bonus, command.header().accountId())) {
      return;
    }
    end(bonus, BonusTransition.FORFEIT, command.header());
  }

  /** The time of a bonus is over; a cashback is completed now, or when its last round is over. */
  public void onExpiry(int bonus) {
    if (bonuses.stateNow(bonus) != BonusState.EXPIRED) {
      bonuses.note(bonuses.wallet(bonus));
      return;
    }
    BonusState before = bonuses.state(bonus);
    reports.aside(bonus, before, 0, life.end(bonus, BonusTransition.EXPIRE));
  }

  /** The account closes, or its customer takes money out: its bonuses are given up. */
  void forfeit(int bonus, CommandHeaderDecoder by) {
    BonusState before = bonuses.state(bonus);
    reports.aside(bonus, before, life.end(bonus, BonusTransition.FORFEIT), by);
  }

  private void end(int bonus, BonusTransition transition, CommandHeaderDecoder header) {
    BonusState before = bonuses.stateNow(bonus);
    boolean again = before == transition.target();
    boolean noWay = !again && !transition.isAllowedFrom(before);
    if (refusals.when(noWay, INVALID_TRANSITION, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    if (again) {
      reports.answer(bonus, header);
    } else {
      reports.answer(bonus, before, life.end(bonus, transition), header);
    }
  }

  /** How much a bonus comes to; NONE where the deposit is not one for it. */
  private long amount(int definition, long deposit) {
    if (definitions.kind(definition) != BonusKind.DEPOSIT_MATCH) {
      return deposit == 0 ? definitions.amount(definition) : NONE;
    }
    if (!Money.isAmount(deposit)) {
      return NONE;
    }
    long share =
        Money.floorMulDiv(deposit, definitions.percent(definition), 0, BonusDefinitions.WHOLE);
    return share == 0 ? NONE : Math.min(share, definitions.maxBonus(definition));
  }

  /**
   * What must be staked; beyond 2^53 - 1 where that is more than an amount can be. Of free bets how
   * many there are.
   */
  private long requirement(int definition, long deposit, long amount) {
    if (definitions.isFree(definition)) {
      return definitions.rounds(definition);
    }
    if (definitions.kind(definition) == BonusKind.CASHBACK) {
      return 0;
    }
    long base = amount + (definitions.countsDeposit(definition) ? deposit : 0);
    int multiplier = Math.max(1, definitions.multiplier(definition));
    long tooMuch = Money.divideUp((Money.MAX_AMOUNT + 1) * HUNDREDTHS, multiplier);
    return base >= tooMuch
        ? Long.MAX_VALUE
        : Math.max(1, Money.floorMulDiv(base, multiplier, 0, HUNDREDTHS));
  }

  private boolean isNotFor(int account, int definition, long amount, long requirement) {
    boolean nobodys = account == accounts.house() || accounts.isTest(account);
    long most = checks.maxMultiplier(account);
    boolean staked = definitions.multiplier(definition) != 0;
    boolean tooOften =
        most != 0 && staked && requirement > Money.floorMulDiv(amount, most, 0, HUNDREDTHS);
    boolean tooMany = bonuses.living(account) >= Bonuses.MAX_LIVING;
    return refusals.when(nobodys, BONUS_NOT_ALLOWED, Field.accountId, accounts.id(account))
        || refusals.when(
            tooOften, BONUS_NOT_ALLOWED, Field.definitionId, definitions.id(definition))
        || refusals.when(tooMany, BONUS_NOT_ALLOWED, Field.none, 0);
  }

  private boolean overflows(int bonus, BonusState before) {
    boolean offered = before == BonusState.OFFERED || before == BonusState.QUEUED;
    return refusals.when(offered && !life.fitsAward(bonus), OVERFLOW, Field.amount, 0);
  }
}
