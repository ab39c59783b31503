package io.croupier.engine.casino;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.bonus.Wagering;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.limit.LimitChecks;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.ApplyRoundsDecoder;
import io.croupier.protocol.ApplyRoundsDecoder.ActionsDecoder;
import io.croupier.protocol.ApplyRoundsDecoder.ProofsDecoder;
import io.croupier.protocol.ApplyRoundsDecoder.SeedsDecoder;
import io.croupier.protocol.Bool;
import io.croupier.protocol.DebitCreditRoundDecoder;
import io.croupier.protocol.RoundAction;

/**
 * Lists of bets, wins and ends of casino rounds, all of which are done or none: reads them, and
 * answers. Rules: docs/rules.md, Casino rounds, Lists.
 */
public final class RoundListHandler {
  private final Accounts accounts;
  private final Balances balances;
  private final Currencies currencies;
  private final Providers providers;
  private final RoundReports reports;
  private final RoundList list;
  private final RoundListChecks checks;
  private final RoundListWork work;

  public RoundListHandler(
      Accounts accounts,
      Balances balances,
      Currencies currencies,
      Transactions transactions,
      Providers providers,
      Rounds rounds,
      RoundMoney money,
      RoundReports reports,
      LimitChecks limits,
      AccountChecks accountChecks,
      GameChecks gameChecks,
      Refusals refusals,
      Outcomes outcomes,
      SignificantEvents events,
      Wagering wagering,
      FreeRounds freeRounds,
      Commitments commitments) {
    this.accounts = accounts;
    this.balances = balances;
    this.currencies = currencies;
    this.providers = providers;
    this.reports = reports;
    list = new RoundList(commitments, refusals);
    RoundListIds ids = new RoundListIds(list, transactions, rounds, reports, refusals, outcomes);
    checks =
        new RoundListChecks(
            list,
            ids,
            balances,
            providers,
            rounds,
            money,
            limits,
            accountChecks,
            gameChecks,
            refusals,
            wagering,
            freeRounds);
    work =
        new RoundListWork(
            list,
            ids,
            balances,
            transactions,
            rounds,
            money,
            gameChecks,
            events,
            wagering,
            freeRounds,
            commitments);
  }

  /** A bet and its win: both or neither. */
  public void onDebitCreditRound(DebitCreditRoundDecoder command, long sequence, long now) {
    int at = command.offset() + DebitCreditRoundDecoder.currencyEncodingOffset();
    begin(
        true,
        command.header().accountId(),
        command.providerId(),
        Currencies.code(command.buffer(), at));
    long roundHigh = command.roundId().high();
    long roundLow = command.roundId().low();
    long game = command.gameId();
    long high = command.transactionId().high();
    long low = command.transactionId().low();
    list.add(RoundAction.DEBIT, high, low, roundHigh, roundLow, game, Bool.FALSE);
    list.money(command.amount(), command.jackpotContribution(), command.freeRound());
    long winHigh = command.winTransactionId().high();
    long winLow = command.winTransactionId().low();
    Bool ended = command.roundEnded();
    list.add(RoundAction.CREDIT, winHigh, winLow, roundHigh, roundLow, game, ended);
    list.money(command.winAmount(), 0, 0);
    list.seeds[0].begin(list.provider, list.account, roundHigh, roundLow, now);
    list.seeds[0].read(command.seeds());
    if (checks.isRefused(command.sessionId(), list.count, now)) {
      return;
    }
    // Nothing below this line may refuse.
    work.apply(now);
    int debit = work.book(0, sequence, now);
    int credit = work.book(1, sequence, now);
    reports.answer(credit);
    work.event(1, command.header());
    reports.report(debit);
    work.event(0, command.header());
  }

  /** Bets, wins and ends of rounds: all or none. */
  public void onApplyRounds(ApplyRoundsDecoder command, long sequence, long now) {
    int at = command.offset() + ApplyRoundsDecoder.currencyEncodingOffset();
    begin(
        false,
        command.header().accountId(),
        command.providerId(),
        Currencies.code(command.buffer(), at));
    long sessionId = command.sessionId();
    ActionsDecoder rows = command.actions();
    int count = rows.count();
    if (count <= RoundList.MOST) {
      read(rows, now);
      readSeeds(command);
    }
    if (checks.isRefused(sessionId, count, now)) {
      return;
    }
    // Nothing below this line may refuse.
    work.apply(now);
    reports.answerRound(list.rounds[list.count - 1]);
    for (int i = 0; i < list.count; i++) {
      if (list.hasId(i)) {
        reports.report(work.book(i, sequence, now));
        work.event(i, command.header());
      }
    }
  }

  private void read(ActionsDecoder rows, long now) {
    while (rows.hasNext()) {
      rows.next();
      long high = rows.transactionId().high();
      long low = rows.transactionId().low();
      long roundHigh = rows.roundId().high();
      long roundLow = rows.roundId().low();
      list.add(rows.action(), high, low, roundHigh, roundLow, rows.gameId(), rows.roundEnded());
      list.money(rows.amount(), rows.jackpotContribution(), 0);
      list.seeds[list.count - 1].begin(list.provider, list.account, roundHigh, roundLow, now);
    }
  }

  private void readSeeds(ApplyRoundsDecoder command) {
    ProofsDecoder proofs = command.proofs();
    while (proofs.hasNext()) {
      proofs.next(); // stand before what is wanted
    }
    SeedsDecoder rows = command.seeds();
    while (rows.hasNext()) {
      rows.next();
      int i = rows.actionNumber() - 1;
      boolean ofBet = i >= 0 && i < list.count && list.isDebit(i) && !list.seeds[i].isStated();
      if (ofBet) {
        list.seeds[i].take(rows);
      }
      list.misplaced |= !ofBet;
    }
  }

  private void begin(boolean pair, long accountId, int providerId, int code) {
    list.pair = pair;
    list.accountId = accountId;
    list.account = accounts.slot(accountId);
    list.providerId = providerId;
    list.provider = providers.number(providerId);
    list.code = code;
    list.currency = currencies.indexOf(code);
    list.wallet = balances.wallet(list.account, list.currency);
    list.misplaced = false;
    list.count = 0;
  }
}
