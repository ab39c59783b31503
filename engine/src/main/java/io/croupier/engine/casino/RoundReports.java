package io.croupier.engine.casino;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.Fairness;
import io.croupier.protocol.RoundChangedEncoder;
import io.croupier.protocol.RoundState;
import io.croupier.protocol.TransactionKind;

/**
 * Writes the outcomes about bets, wins and rounds.
 *
 * <p>Owned by the engine thread.
 */
public final class RoundReports {
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Transactions transactions;
  private final Providers providers;
  private final Rounds rounds;
  private final Commitments commitments;
  private final Outcomes outcomes;

  public RoundReports(
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Transactions transactions,
      Providers providers,
      Rounds rounds,
      Commitments commitments,
      Outcomes outcomes) {
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.transactions = transactions;
    this.providers = providers;
    this.rounds = rounds;
    this.commitments = commitments;
    this.outcomes = outcomes;
  }

  /** Answers with what came of a bet or a win. */
  void answer(int entry) {
    outcomes.answer(transactions.accountId(entry));
    describe(entry);
  }

  /** Reports what came of a bet or a win, behind the answer. */
  void report(int entry) {
    long accountId = transactions.accountId(entry);
    outcomes.aboutAccount(accountId, accounts.homeGateway(accounts.slot(accountId)));
    describe(entry);
  }

  private void describe(int entry) {
    if (transactions.kind(entry) == TransactionKind.ROUND_DEBIT) {
      debited(entry);
    } else {
      credited(entry);
    }
  }

  private void debited(int entry) {
    var debited = outcomes.roundDebited();
    debited.transactionId().high(transactions.high(entry)).low(transactions.low(entry));
    debited.roundId().high(transactions.roundHigh(entry)).low(transactions.roundLow(entry));
    debited
        .amount(transactions.amount(entry))
        .cashPart(transactions.cashPart(entry))
        .bonusPart(transactions.bonusPart(entry))
        .contribution(transactions.toldContribution(entry))
        .cash(transactions.cashAfter(entry))
        .bonus(transactions.bonusAfter(entry))
        .ofBonus(transactions.bonusId(entry))
        .providerId(transactions.providerId(entry))
        .putCurrency(currencies.text(), currencyText(entry))
        .roundState(transactions.roundState(entry));
  }

  private void credited(int entry) {
    var credited = outcomes.roundCredited();
    credited.transactionId().high(transactions.high(entry)).low(transactions.low(entry));
    credited.roundId().high(transactions.roundHigh(entry)).low(transactions.roundLow(entry));
    credited
        .amount(transactions.amount(entry))
        .cashPart(transactions.cashPart(entry))
        .bonusPart(transactions.bonusPart(entry))
        .housePart(transactions.housePart(entry))
        .contribution(transactions.contribution(entry))
        .cash(transactions.cashAfter(entry))
        .bonus(transactions.bonusAfter(entry))
        .ofBonus(transactions.bonusId(entry))
        .providerId(transactions.providerId(entry))
        .putCurrency(currencies.text(), currencyText(entry))
        .roundState(transactions.roundState(entry));
  }

  private int currencyText(int entry) {
    return Currencies.at(currencies.indexOf(transactions.currency(entry)));
  }

  /** Answers with a round as it stands. */
  void answerRound(int round) {
    outcomes.answer(accounts.id(balances.accountOf(rounds.wallet(round))));
    describeRound(round);
  }

  /** Answers about a round of which nothing is known any more. */
  void answerGone(long accountId, int providerId, long high, long low, int currency) {
    int provider = providers.number(providerId);
    int account = accounts.slot(accountId);
    outcomes.answer(accountId);
    round(high, low)
        .held(0)
        .bets(0)
        .wins(0)
        .providerId(providerId)
        .putCurrency(currencies.text(), Currencies.at(currency))
        .roundState(RoundState.CLOSED)
        .fairness(fairness(provider, account, high, low));
  }

  /** Answers with the round of a commitment. */
  void answerCommitted(int commitment) {
    outcomes.answer(accounts.id(commitments.account(commitment)));
    describeCommitted(commitment);
  }

  /** Reports the round of a commitment that a timer has changed. */
  void reportCommitted(int commitment) {
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
      describeRound(round).fairness(state(commitment));
      return;
    }
    boolean gone = commitments.isBegun(commitment);
    round(high, low)
        .held(0)
        .bets(0)
        .wins(0)
        .providerId(providers.id(provider))
        .roundState(gone ? RoundState.CLOSED : RoundState.OPEN)
        .fairness(state(commitment));
  }

  /** Reports a round that has ended by itself, and what has come back of its bets. */
  void reportEnded(int round, CameBack back) {
    int account = balances.accountOf(rounds.wallet(round));
    outcomes.aboutAccount(accounts.id(account), accounts.homeGateway(account));
    describeRound(round)
        .cashPart(back.cash)
        .bonusPart(back.bonus)
        .housePart(back.house)
        .contribution(back.contribution)
        .ofBonus(back.bonusId);
  }

  private RoundChangedEncoder describeRound(int round) {
    int wallet = rounds.wallet(round);
    long high = rounds.high(round);
    long low = rounds.low(round);
    int account = balances.accountOf(wallet);
    return round(high, low)
        .held(rounds.held(round))
        .bets(rounds.bets(round))
        .wins(rounds.wins(round))
        .providerId(providers.id(rounds.provider(round)))
        .putCurrency(currencies.text(), Currencies.at(balances.currencyOf(wallet)))
        .roundState(rounds.state(round, outcomes.timestampNs()))
        .fairness(fairness(rounds.provider(round), account, high, low));
  }

  private Fairness fairness(int provider, int account, long high, long low) {
    return state(commitment(provider, account, high, low));
  }

  /** The commitment of a round that counts now; 0 when there is none. */
  int commitment(int provider, int account, long high, long low) {
    return commitments.find(provider, account, high, low, outcomes.timestampNs());
  }

  private Fairness state(int commitment) {
    return commitments.state(commitment, outcomes.timestampNs());
  }

  /** Begins to tell of a round of which nothing comes back. */
  private RoundChangedEncoder round(long high, long low) {
    RoundChangedEncoder outcome = outcomes.roundChanged();
    outcome.roundId().high(high).low(low);
    return outcome.cashPart(0).bonusPart(0).housePart(0).contribution(0).ofBonus(0);
  }
}
