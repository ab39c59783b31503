package io.croupier.engine.bonus;

import io.croupier.engine.account.AccountBonuses;
import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Ledger;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.BonusState;
import io.croupier.protocol.CommandHeaderDecoder;

/**
 * Puts the rules of bonuses together: the handlers of their commands, queries and timers, and what
 * others need of them.
 *
 * <p>Owned by the engine thread.
 */
public final class BonusHandlers implements AccountBonuses {
  private final Bonuses bonuses;
  private final DefineBonusHandler defineBonusHandler;
  private final BonusHandler bonusHandler;
  private final BonusQueries queries;
  private final BonusLife life;
  private final Wagering wagering;
  private final FreeBets freeBets;

  public BonusHandlers(
      Bonuses bonuses,
      BonusDefinitions definitions,
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Ledger ledger,
      AccountChecks checks,
      Refusals refusals,
      Outcomes outcomes) {
    this.bonuses = bonuses;
    BonusGate gate = new BonusGate(accounts, checks);
    BonusReports reports =
        new BonusReports(bonuses, definitions, accounts, balances, currencies, outcomes);
    life = new BonusLife(bonuses, definitions, gate, balances, ledger, reports);
    defineBonusHandler = new DefineBonusHandler(definitions, currencies, refusals, outcomes);
    BonusChecks bonusChecks = new BonusChecks(accounts, bonuses, refusals);
    bonusHandler =
        new BonusHandler(
            accounts,
            balances,
            definitions,
            bonuses,
            life,
            gate,
            checks,
            bonusChecks,
            refusals,
            reports);
    queries =
        new BonusQueries(
            accounts,
            balances,
            currencies,
            bonuses,
            checks,
            bonusChecks,
            refusals,
            reports,
            outcomes);
    wagering = new Wagering(bonuses, definitions, bonusHandler, balances, checks, refusals);
    freeBets = new FreeBets(bonuses, definitions, refusals);
  }

  /**
   * All bonuses of the account that have not ended are given up, but those whose time is over: they
   * end as by their timers, which may be late.
   */
  @Override
  public void closing(int account, CommandHeaderDecoder by) {
    int next;
    for (int bonus = bonuses.first(account); bonus != 0; bonus = next) {
      next = bonuses.next(bonus);
      BonusState state = bonuses.stateNow(bonus);
      if (state == BonusState.COMPLETED || state == BonusState.EXPIRED) {
        bonusHandler.onExpiry(bonus);
      } else {
        bonusHandler.forfeit(bonus, by);
      }
    }
  }

  @Override
  public long available(int wallet) {
    return wagering.available(wagering.bonus(wallet, 0), wallet);
  }

  public DefineBonusHandler defineBonusHandler() {
    return defineBonusHandler;
  }

  public BonusHandler bonusHandler() {
    return bonusHandler;
  }

  public BonusQueries queries() {
    return queries;
  }

  public BonusLife life() {
    return life;
  }

  public Wagering wagering() {
    return wagering;
  }

  public FreeBets freeBets() {
    return freeBets;
  }
}
