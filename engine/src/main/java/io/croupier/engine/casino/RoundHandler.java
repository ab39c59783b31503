package io.croupier.engine.casino;

import static io.croupier.engine.ledger.BalanceKind.BONUS;
import static io.croupier.protocol.RefusalReason.ALREADY_ROLLED_BACK;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.ROUND_CLOSED;
import static io.croupier.protocol.RefusalReason.TRANSACTION_NOT_FOUND;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ROUND;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Profiles;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.Repetitions;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.bonus.Wagering;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Money;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.limit.LimitChecks;
import io.croupier.protocol.Bool;
import io.croupier.protocol.CreditRoundDecoder;
import io.croupier.protocol.DebitRoundDecoder;
import io.croupier.protocol.EndRoundDecoder;
import io.croupier.protocol.Field;
import io.croupier.protocol.QueryRoundDecoder;
import io.croupier.protocol.RoundState;
import io.croupier.protocol.TransactionKind;

/** Bets, wins and ends of casino rounds. Rules: docs/rules.md, Casino rounds. */
public final class RoundHandler {
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Transactions transactions;
  private final Repetitions repetitions;
  private final Providers providers;
  private final Rounds rounds;
  private final RoundMoney money;
  private final RoundReports reports;
  private final LimitChecks limits;
  private final AccountChecks checks;
  private final GameChecks gameChecks;
  private final Refusals refusals;
  private final SignificantEvents events;
  private final Wagering wagering;
  private final FreeRounds freeRounds;
  private final Commitments commitments;
  private final BetSeeds seeds;

  public RoundHandler(
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Transactions transactions,
      Repetitions repetitions,
      Providers providers,
      Rounds rounds,
      RoundMoney money,
      RoundReports reports,
      LimitChecks limits,
      AccountChecks checks,
      GameChecks gameChecks,
      Refusals refusals,
      SignificantEvents events,
      Wagering wagering,
      FreeRounds freeRounds,
      Commitments commitments,
      BetSeeds seeds) {
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.transactions = transactions;
    this.repetitions = repetitions;
    this.providers = providers;
    this.rounds = rounds;
    this.money = money;
    this.reports = reports;
    this.limits = limits;
    this.checks = checks;
    this.gameChecks = gameChecks;
    this.refusals = refusals;
    this.events = events;
    this.wagering = wagering;
    this.freeRounds = freeRounds;
    this.commitments = commitments;
    this.seeds = seeds;
  }

  /**
   * Holds a bet; the first one opens the round. One that is free, or was rolled back before, books
   * nothing; the latter does not end its round either.
   */
  public void onDebitRound(DebitRoundDecoder command, long sequence, long now) {
    long accountId = command.header().accountId();
    int providerId = command.providerId();
    int at = command.offset() + DebitRoundDecoder.currencyEncodingOffset();
    int code = Currencies.code(command.buffer(), at);
    long amount = command.amount();
    long jackpotPart = command.jackpotContribution();
    long sessionId = command.sessionId();
    long roundHigh = command.roundId().high();
    long roundLow = command.roundId().low();
    long gameId = command.gameId();
    long freeRound = command.freeRound();
    int account = accounts.slot(accountId);
    int provider = providers.number(providerId);
    if (gameChecks.notForTest(account, provider)) {
      return;
    }
    candidate(
        TransactionKind.ROUND_DEBIT,
        providerId,
        command.transactionId().high(),
        command.transactionId().low(),
        accountId);
    transactions
        .money(code, amount)
        .jackpot(jackpotPart)
        .round(roundHigh, roundLow, gameId)
        .reference(0, freeRound);
    int earlier = repetitions.check();
    if (isAnswered(earlier)
        || gameChecks.halted(provider, gameId)
        || checks.roundsPending(account)) {
      return;
    }
    boolean cancelled = earlier != Repetitions.NEW;
    refusals.remember(!cancelled);
    int currency = currencies.indexOf(code);
    int wallet = balances.wallet(account, currency);
    int round = rounds.find(provider, account, roundHigh, roundLow);
    boolean free = freeRound != 0;
    long stake = free ? 0 : amount;
    long total = freeRounds.total(round, freeRound, amount);
    int bonus = cancelled || free ? Wagering.NONE : money.bonusOfStake(round, wallet);
    long bonusPart = wagering.bonusPart(bonus, wallet, amount);
    long cashPart = stake - bonusPart;
    int category = bonus == Wagering.NONE ? 0 : gameChecks.category(provider, gameId);
    boolean foreign = round != 0 && rounds.wallet(round) != wallet;
    seeds.begin(provider, account, roundHigh, roundLow, now);
    seeds.read(command.seeds());
    if (checks.unknownAccount(account, accountId)
        || checks.unknownWallet(wallet, currency)
        || checks.unknownSession(sessionId)
        || gameChecks.unknownProvider(provider, providerId)
        || gameChecks.unknownGame(provider, gameId)
        || freeRounds.isUnknown(freeRound)
        || checks.foreignSession(sessionId, account)
        || freeRounds.isForeign(freeRound, account)
        || checks.mayNotBet(account)
        || checks.notVerified(account, Profiles.VERIFY_BETS)
        || checks.expiredSession(sessionId, now)
        || freeRounds.hasNoAmount(freeRound, amount)
        || gameChecks.notContribution(provider, jackpotPart, stake)
        || seeds.isMalformed()
        || refusals.unlessBool(command.roundEnded())
        || refusals.unknownCurrency(currency)
        || refusals.when(foreign, CURRENCY_MISMATCH, Field.currency, 0)
        || (!cancelled && !free && overflows(provider, currency, round, total, jackpotPart))
        || seeds.breaksCommitment(rounds.isCommitted(round))
        || closed(round, now)
        || (!cancelled
            && freeRounds.refuses(freeRound, round, wallet, amount, provider, providerId, gameId))
        || wagering.refuses(bonus, bonusPart, total, providerId, gameId, category)
        || (!cancelled && limits.isMissing(account, wallet))
        || (!cancelled && gameChecks.overStakeCap(account, provider, gameId, currency, total))
        || (!cancelled && limits.isPassed(account, wallet, stake, Field.amount))
        || (!cancelled && !free && insufficient(bonus, wallet, cashPart))
        || refusals.capacity(round == 0 && rounds.isFull())) {
      return;
    }
    // Nothing below this line may refuse.
    if (round == 0) {
      boolean committed = seeds.isStated();
      round = rounds.open(provider, account, roundHigh, roundLow, wallet, committed, now);
    }
    rounds.noteBet(round, now);
    seeds.book();
    int entry = enter(earlier, sequence);
    transactions.object(entry, rounds.id(round));
    if (!cancelled) {
      money.stake(round, cashPart, bonusPart, jackpotPart);
    }
    if (free && !cancelled) {
      transactions.bonus(entry, freeRound, freeRounds.bet(round, freeRound, amount));
    }
    if (bonus != Wagering.NONE) {
      long contribution =
          money.contribute(round, bonus, cashPart, bonusPart, providerId, gameId, category);
      transactions.bonus(entry, wagering.id(bonus), contribution);
    }
    if (!cancelled) {
      money.endAfterBet(round, command.roundEnded() == Bool.TRUE);
    }
    transactions.parts(entry, cancelled ? 0 : cashPart, bonusPart);
    finish(entry, wallet, rounds.state(round, now));
    reports.answer(entry);
    events.stake(account, currency, cancelled ? 0 : stake, 0, command.header());
  }

  /** Credits a win; one of 0 closes the round. One that was rolled back before books nothing. */
  public void onCreditRound(CreditRoundDecoder command, long sequence, long now) {
    long accountId = command.header().accountId();
    int providerId = command.providerId();
    int at = command.offset() + CreditRoundDecoder.currencyEncodingOffset();
    int code = Currencies.code(command.buffer(), at);
    long amount = command.amount();
    long roundHigh = command.roundId().high();
    long roundLow = command.roundId().low();
    int account = accounts.slot(accountId);
    int provider = providers.number(providerId);
    if (gameChecks.notForTest(account, provider)) {
      return;
    }
    candidate(
        TransactionKind.ROUND_CREDIT,
        providerId,
        command.transactionId().high(),
        command.transactionId().low(),
        accountId);
    transactions.money(code, amount).round(roundHigh, roundLow, command.gameId());
    int earlier = repetitions.check();
    if (isAnswered(earlier)) {
      return;
    }
    boolean cancelled = earlier != Repetitions.NEW;
    refusals.remember(!cancelled);
    int currency = currencies.indexOf(code);
    int wallet = balances.wallet(account, currency);
    int round = rounds.find(provider, account, roundHigh, roundLow);
    boolean foreign = round != 0 && rounds.wallet(round) != wallet;
    boolean early = providers.hasEarlyWins(provider) && !rounds.hasBet(round);
    boolean lacksBet = !early && rounds.lacksBet(round, now);
    boolean tooLarge = amount < 0 || amount > Money.MAX_AMOUNT;
    if (checks.unknownAccount(account, accountId)
        || checks.unknownWallet(wallet, currency)
        || gameChecks.unknownProvider(provider, providerId)
        || (!cancelled
            && refusals.when(round == 0 && !early, TRANSACTION_NOT_FOUND, Field.roundId, 0))
        || refusals.when(tooLarge, INVALID_AMOUNT, Field.amount, 0)
        || refusals.unlessBool(command.roundEnded())
        || refusals.unknownCurrency(currency)
        || (!cancelled
            && (refusals.when(foreign, CURRENCY_MISMATCH, Field.currency, 0)
                || refusals.when(
                    !money.fitsWins(provider, wallet, amount), OVERFLOW, Field.amount, 0)
                || refusals.when(lacksBet, ALREADY_ROLLED_BACK, Field.roundId, 0)
                || closed(round, now)
                || refusals.capacity(round == 0 && rounds.isFull())))) {
      return;
    }
    // Nothing below this line may refuse.
    int entry = enter(earlier, sequence);
    if (cancelled) {
      finish(entry, wallet, round == 0 ? RoundState.CLOSED : rounds.state(round, now));
    } else {
      if (round == 0) {
        boolean committed = commitments.beginByWin(provider, account, roundHigh, roundLow, now);
        round = rounds.open(provider, account, roundHigh, roundLow, wallet, committed, now);
      }
      transactions.object(entry, rounds.id(round));
      WinParts win = money.win(round, amount);
      transactions.parts(entry, win.cash, win.bonus);
      if (win.bonusId != 0) {
        transactions.bonus(entry, win.bonusId, win.counted);
      }
      money.endAfterWin(round, amount == 0 || command.roundEnded() == Bool.TRUE);
      finish(entry, wallet, rounds.state(round, now));
    }
    reports.answer(entry);
    events.win(account, currency, cancelled ? 0 : amount, 0);
  }

  /** Closes a round: its stakes go to the game provider. */
  public void onEndRound(EndRoundDecoder command, long now) {
    long accountId = command.header().accountId();
    int account = accounts.slot(accountId);
    int provider = providers.number(command.providerId());
    int round = rounds.find(provider, account, command.roundId().high(), command.roundId().low());
    if (checks.unknownAccount(account, accountId)
        || gameChecks.unknownProvider(provider, command.providerId())
        || refusals.when(round == 0, UNKNOWN_ROUND, Field.roundId, 0)
        || refusals.when(!rounds.isOpen(round, now), NO_CHANGE, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    money.close(round);
    reports.answerRound(round);
  }

  /** The end of a round's time may have come; a bet that came since has moved it. */
  public void onEnd(int round, long now) {
    if (rounds.isOpen(round, now)) {
      rounds.rearm(round);
      return;
    }
    reports.reportEnded(round, money.endByTime(round, now));
  }

  /** Answers with the round as it stands. */
  public void onQueryRound(QueryRoundDecoder query) {
    long accountId = query.header().accountId();
    int account = accounts.slot(accountId);
    int provider = providers.number(query.providerId());
    long high = query.roundId().high();
    long low = query.roundId().low();
    int round = rounds.find(provider, account, high, low);
    int commitment = reports.commitment(provider, account, high, low);
    if (checks.unknownAccount(account, accountId)
        || gameChecks.unknownProvider(provider, query.providerId())
        || refusals.when(round == 0 && commitment == 0, UNKNOWN_ROUND, Field.roundId, 0)) {
      return;
    }
    if (round == 0) {
      reports.answerCommitted(commitment);
    } else {
      reports.answerRound(round);
    }
  }

  private void candidate(
      TransactionKind kind, int providerId, long high, long low, long accountId) {
    transactions.candidate(kind, Transactions.gameProvider(providerId), high, low, accountId);
  }

  /** Answers a repetition; a tombstone lets the caller go on. */
  private boolean isAnswered(int earlier) {
    if (earlier == Repetitions.NEW) {
      return false;
    }
    if (earlier == Repetitions.ANSWERED) {
      return true;
    }
    if (transactions.kind(earlier) == TransactionKind.TOMBSTONE) {
      return false;
    }
    reports.answer(earlier);
    return true;
  }

  private boolean closed(int round, long now) {
    boolean closed = round != 0 && !rounds.isOpen(round, now);
    return refusals.when(closed, ROUND_CLOSED, Field.roundId, 0);
  }

  private boolean insufficient(int bonus, int wallet, long cashPart) {
    boolean lacking = cashPart > balances.cash(wallet);
    long available = wagering.available(bonus, wallet);
    return refusals.when(lacking, INSUFFICIENT_FUNDS, Field.amount, available);
  }

  private boolean overflows(int provider, int currency, int round, long total, long jackpotPart) {
    long contributions = rounds.jackpot(round) + jackpotPart;
    boolean fits =
        balances.fits(balances.providerClearing(provider, currency), total - contributions)
            && balances.fits(balances.jackpot(currency), contributions);
    return refusals.when(!fits, OVERFLOW, Field.amount, 0);
  }

  private int enter(int tombstone, long sequence) {
    return tombstone == Repetitions.NEW
        ? transactions.book(sequence)
        : transactions.cancel(tombstone, sequence);
  }

  private void finish(int entry, int wallet, RoundState state) {
    long bonus = balances.amount(wallet, BONUS);
    transactions.after(entry, balances.cash(wallet), bonus);
    transactions.roundState(entry, state);
  }
}
