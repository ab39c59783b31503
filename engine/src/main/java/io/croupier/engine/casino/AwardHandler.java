package io.croupier.engine.casino;

import static io.croupier.engine.ledger.BalanceKind.BONUS;
import static io.croupier.engine.ledger.BalanceKind.CASH;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.OVERFLOW;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.Repetitions;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Transactions;
import io.croupier.protocol.AwardDecoder;
import io.croupier.protocol.AwardKind;
import io.croupier.protocol.Field;
import io.croupier.protocol.RoundState;
import io.croupier.protocol.TransactionKind;

/** Pays jackpots and prizes, which need no bet. Rules: docs/rules.md, Casino rounds. */
public final class AwardHandler {
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Transactions transactions;
  private final Repetitions repetitions;
  private final Providers providers;
  private final Rounds rounds;
  private final RoundMoney money;
  private final RoundReports reports;
  private final AccountChecks checks;
  private final GameChecks gameChecks;
  private final Refusals refusals;
  private final SignificantEvents events;

  public AwardHandler(
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Transactions transactions,
      Repetitions repetitions,
      Providers providers,
      Rounds rounds,
      RoundMoney money,
      RoundReports reports,
      AccountChecks checks,
      GameChecks gameChecks,
      Refusals refusals,
      SignificantEvents events) {
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.transactions = transactions;
    this.repetitions = repetitions;
    this.providers = providers;
    this.rounds = rounds;
    this.money = money;
    this.reports = reports;
    this.checks = checks;
    this.gameChecks = gameChecks;
    this.refusals = refusals;
    this.events = events;
  }

  /** Pays an award; one that was rolled back before books nothing. */
  public void onAward(AwardDecoder command, long sequence, long now) {
    long accountId = command.header().accountId();
    int providerId = command.providerId();
    int at = command.offset() + AwardDecoder.currencyEncodingOffset();
    int code = Currencies.code(command.buffer(), at);
    long amount = command.amount();
    AwardKind kind = command.awardKind();
    long jackpotPart = kind == AwardKind.JACKPOT ? amount : 0;
    long source = Transactions.gameProvider(providerId);
    long roundHigh = command.roundId().high();
    long roundLow = command.roundId().low();
    long high = command.transactionId().high();
    long low = command.transactionId().low();
    int account = accounts.slot(accountId);
    int provider = providers.number(providerId);
    if (gameChecks.notForTest(account, provider)) {
      return;
    }
    transactions
        .candidate(TransactionKind.AWARD, source, high, low, accountId)
        .money(code, amount)
        .jackpot(jackpotPart)
        .round(roundHigh, roundLow, command.gameId());
    int earlier = repetitions.check();
    if (earlier == Repetitions.ANSWERED) {
      return;
    }
    boolean tombstone =
        earlier != Repetitions.NEW && transactions.kind(earlier) == TransactionKind.TOMBSTONE;
    if (earlier != Repetitions.NEW && !tombstone) {
      reports.answer(earlier);
      return;
    }
    refusals.remember(!tombstone);
    int currency = currencies.indexOf(code);
    int wallet = balances.wallet(account, currency);
    if (checks.unknownAccount(account, accountId)
        || checks.unknownWallet(wallet, currency)
        || gameChecks.unknownProvider(provider, providerId)
        || refusals.unlessAmount(amount, Field.amount)
        || gameChecks.notAward(provider, kind)
        || refusals.unknownCurrency(currency)
        || (!tombstone && overflows(provider, currency, wallet, amount, jackpotPart))
        || (!tombstone && insufficient(currency, jackpotPart))) {
      return;
    }
    // Nothing below this line may refuse.
    int entry = tombstone ? transactions.cancel(earlier, sequence) : transactions.book(sequence);
    if (!tombstone) {
      money.award(provider, wallet, amount, jackpotPart);
    }
    int round = rounds.find(provider, account, roundHigh, roundLow);
    long booked = tombstone ? 0 : amount;
    long bonus = balances.amount(wallet, BONUS);
    transactions.result(entry, booked, 0, balances.cash(wallet), bonus);
    transactions.roundState(entry, round == 0 ? RoundState.CLOSED : rounds.state(round, now));
    reports.answer(entry);
    events.win(account, currency, booked, 0);
  }

  private boolean overflows(int provider, int currency, int wallet, long amount, long jackpotPart) {
    long prize = amount - jackpotPart;
    boolean fits =
        balances.fits(balances.row(wallet, CASH), amount)
            && balances.fits(balances.providerClearing(provider, currency), -prize);
    return refusals.when(!fits, OVERFLOW, Field.amount, 0);
  }

  private boolean insufficient(int currency, long jackpotPart) {
    long jackpot = balances.amount(balances.jackpot(currency));
    return refusals.when(jackpotPart > jackpot, INSUFFICIENT_FUNDS, Field.amount, jackpot);
  }
}
