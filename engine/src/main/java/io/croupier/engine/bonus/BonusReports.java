package io.croupier.engine.bonus;

import static io.croupier.engine.ledger.BalanceKind.BONUS;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.ActorKind;
import io.croupier.protocol.BonusChangedEncoder;
import io.croupier.protocol.BonusState;
import io.croupier.protocol.CommandHeaderDecoder;

/**
 * Reports bonuses.
 *
 * <p>Owned by the engine thread.
 */
final class BonusReports {
  private final Bonuses bonuses;
  private final BonusDefinitions definitions;
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Outcomes outcomes;

  BonusReports(
      Bonuses bonuses,
      BonusDefinitions definitions,
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Outcomes outcomes) {
    this.bonuses = bonuses;
    this.definitions = definitions;
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.outcomes = outcomes;
  }

  /** Answers with what a command has made of a bonus. */
  void answer(int bonus, BonusState before, long lost, CommandHeaderDecoder by) {
    outcomes.answer(accounts.id(bonuses.account(bonus)));
    describe(bonus, before, 0, lost, by);
  }

  /** Answers with a bonus as it stands, to whom a command has changed nothing. */
  void answer(int bonus, CommandHeaderDecoder by) {
    answer(bonus, bonuses.state(bonus), atRisk(bonus), by);
  }

  /** Answers a query. */
  void answer(int bonus) {
    outcomes.answer(accounts.id(bonuses.account(bonus)));
    show(bonus);
  }

  /** One bonus in the answer to a query. */
  void row(int bonus) {
    outcomes.row(accounts.id(bonuses.account(bonus)));
    show(bonus);
  }

  /** With the state that it counts as, whether its timer has fired or not. */
  private void show(int bonus) {
    BonusState state = bonuses.stateNow(bonus);
    describe(bonus, state, 0, atRisk(bonus)).state(state);
  }

  /** Reports what a command about something else has made of a bonus. */
  void aside(int bonus, BonusState before, long lost, CommandHeaderDecoder by) {
    aboutOwner(bonus);
    describe(bonus, before, 0, lost, by);
  }

  /** Reports what a timer has made of a bonus, or what follows. */
  void aside(int bonus, BonusState before, long converted, long lost) {
    aboutOwner(bonus);
    describe(bonus, before, converted, lost);
  }

  private void aboutOwner(int bonus) {
    int account = bonuses.account(bonus);
    outcomes.aboutAccount(accounts.id(account), accounts.homeGateway(account));
  }

  /** What an end now would take. */
  private long atRisk(int bonus) {
    int wallet = bonuses.wallet(bonus);
    return bonuses.active(wallet) == bonus ? balances.amount(wallet, BONUS) : 0;
  }

  private void describe(
      int bonus, BonusState before, long converted, long lost, CommandHeaderDecoder by) {
    describe(bonus, before, converted, lost)
        .actorId(by.actorId())
        .reasonCode(by.reasonCode())
        .actorKind(by.actorKind());
  }

  private BonusChangedEncoder describe(int bonus, BonusState before, long converted, long lost) {
    int wallet = bonuses.wallet(bonus);
    boolean free = definitions.isFree(bonuses.definition(bonus));
    long held = bonuses.held(bonus);
    return outcomes
        .bonusChanged()
        .bonusId(bonuses.id(bonus))
        .amount(bonuses.amount(bonus))
        .deposit(bonuses.deposit(bonus))
        .requirement(free ? 0 : bonuses.requirement(bonus))
        .requirementLeft(free ? 0 : bonuses.left(bonus))
        .net(bonuses.net(bonus))
        .cash(balances.cash(wallet))
        .bonusMoney(balances.amount(wallet, BONUS))
        .converted(converted)
        .lost(lost)
        .held(held)
        .winnings(Math.max(0, lost + held - bonuses.amount(bonus)))
        .expiresAt(bonuses.expiresAt(bonus))
        .actorId(0)
        .reasonCode(0)
        .definitionId(definitions.id(bonuses.definition(bonus)))
        .openBets(bonuses.openBets(bonus))
        .rounds(free ? (int) bonuses.requirement(bonus) : 0)
        .roundsLeft(free ? (int) bonuses.left(bonus) : 0)
        .putCurrency(currencies.text(), Currencies.at(balances.currencyOf(wallet)))
        .stateBefore(before)
        .state(bonuses.state(bonus))
        .actorKind(ActorKind.NULL_VAL);
  }
}
