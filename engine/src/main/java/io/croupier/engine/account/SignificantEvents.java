package io.croupier.engine.account;

import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.ActorKind;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.EventKind;
import io.croupier.protocol.SignificantEventEncoder;

/**
 * Reports what a regulator, or whoever watches over risk, wants to be told of, behind the outcome
 * that it is about.
 *
 * <p>Owned by the engine thread.
 */
public final class SignificantEvents {
  private final Accounts accounts;
  private final Currencies currencies;
  private final Outcomes outcomes;

  public SignificantEvents(Accounts accounts, Currencies currencies, Outcomes outcomes) {
    this.accounts = accounts;
    this.currencies = currencies;
    this.outcomes = outcomes;
  }

  /**
   * Reports an event that a command has caused.
   *
   * @param account slot of the account
   * @param currency index of the currency; -1: it is not about money
   * @param amount in minor units; 0 where it is not about money
   * @param concerns the id of what it is about; 0: the account alone
   */
  public void report(
      EventKind kind,
      int account,
      int currency,
      long amount,
      long concerns,
      CommandHeaderDecoder by) {
    describe(kind, account, currency, amount, concerns)
        .actorId(by.actorId())
        .reasonCode(by.reasonCode())
        .actorKind(by.actorKind());
  }

  /** Reports an event that a timer or longer work has caused. */
  public void report(EventKind kind, int account, int currency, long amount, long concerns) {
    describe(kind, account, currency, amount, concerns).actorKind(ActorKind.NULL_VAL);
  }

  private SignificantEventEncoder describe(
      EventKind kind, int account, int currency, long amount, long concerns) {
    outcomes.aboutAccount(accounts.id(account), accounts.homeGateway(account));
    SignificantEventEncoder outcome = outcomes.significantEvent();
    outcome.amount(amount).concerns(concerns).kind(kind);
    if (currency != Currencies.UNKNOWN) {
      outcome.putCurrency(currencies.text(), Currencies.at(currency));
    }
    return outcome;
  }
}
