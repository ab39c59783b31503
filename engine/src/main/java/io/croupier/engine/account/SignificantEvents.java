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
  private final long largeStake;
  private final long largeWin;

  /**
   * Reports to {@code outcomes}.
   *
   * @param largeStake least stake that is one, in minor units; 0: none is
   * @param largeWin least win that is one; 0: none is
   */
  public SignificantEvents(
      Accounts accounts, Currencies currencies, Outcomes outcomes, long largeStake, long largeWin) {
    this.largeStake = largeStake;
    this.largeWin = largeWin;
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

  /** Reports an event that is about no account, to the sender of the command that caused it. */
  public void report(EventKind kind, long concerns, CommandHeaderDecoder by) {
    outcomes
        .toGateway(outcomes.sender(), 0)
        .significantEvent()
        .amount(0)
        .concerns(concerns)
        .kind(kind)
        .actorId(by.actorId())
        .reasonCode(by.reasonCode())
        .actorKind(by.actorKind());
  }

  /** Reports a stake that a command has placed, if it is a large one. */
  public void stake(
      int account, int currency, long amount, long concerns, CommandHeaderDecoder by) {
    if (largeStake != 0 && amount >= largeStake) {
      report(EventKind.LARGE_STAKE, account, currency, amount, concerns, by);
    }
  }

  /** Reports a win, if it is a large one; nobody has caused it. */
  public void win(int account, int currency, long amount, long concerns) {
    if (largeWin != 0 && amount >= largeWin) {
      report(EventKind.LARGE_WIN, account, currency, amount, concerns);
    }
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
