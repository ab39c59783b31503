package io.croupier.engine.casino;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.RoundChangedEncoder;
import io.croupier.protocol.RoundState;

/**
 * Reports where casino rounds stand, those that are only committed to among them.
 *
 * <p>Owned by the engine thread.
 */
public final class RoundReports {
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Providers providers;
  private final Rounds rounds;
  private final Commitments commitments;
  private final Outcomes outcomes;

  public RoundReports(
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Providers providers,
      Rounds rounds,
      Commitments commitments,
      Outcomes outcomes) {
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.providers = providers;
    this.rounds = rounds;
    this.commitments = commitments;
    this.outcomes = outcomes;
  }

  /** Answers with a round as it stands. */
  void answer(int round) {
    int account = balances.accountOf(rounds.wallet(round));
    outcomes.answer(accounts.id(account));
    long high = rounds.high(round);
    long low = rounds.low(round);
    describe(round, commitments.find(rounds.provider(round), account, high, low));
  }

  /** Answers with the round of a commitment. */
  void answerCommitted(int commitment) {
    outcomes.answer(accounts.id(commitments.account(commitment)));
    describeCommitted(commitment);
  }

  /** Reports the round of a commitment that a timer has changed. */
  void aside(int commitment) {
    int account = commitments.account(commitment);
    outcomes.aboutAccount(accounts.id(account), accounts.homeGateway(account));
    describeCommitted(commitment);
  }

  private void describeCommitted(int commitment) {
    long high = commitments.high(commitment);
    long low = commitments.low(commitment);
    int provider = commitments.provider(commitment);
    int round = rounds.find(provider, commitments.account(commitment), high, low);
    if (round != 0) {
      describe(round, commitment);
      return;
    }
    boolean gone = commitments.isPlayed(commitment);
    RoundChangedEncoder outcome = outcomes.roundChanged();
    outcome.roundId().high(high).low(low);
    outcome
        .held(0)
        .bets(0)
        .wins(0)
        .providerId(providers.id(provider))
        .roundState(gone ? RoundState.CLOSED : RoundState.OPEN)
        .fairness(commitments.state(commitment));
  }

  private void describe(int round, int commitment) {
    int wallet = rounds.wallet(round);
    RoundChangedEncoder outcome = outcomes.roundChanged();
    outcome.roundId().high(rounds.high(round)).low(rounds.low(round));
    outcome
        .held(rounds.held(round))
        .bets(rounds.bets(round))
        .wins(rounds.wins(round))
        .providerId(providers.id(rounds.provider(round)))
        .putCurrency(currencies.text(), Currencies.at(balances.currencyOf(wallet)))
        .roundState(rounds.state(round))
        .fairness(commitments.state(commitment));
  }
}
