package io.croupier.engine.casino;

import static io.croupier.engine.ledger.BalanceKind.BONUS;

import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.bonus.Wagering;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Transactions;
import io.croupier.protocol.CommandHeaderDecoder;

/**
 * Does what a list that was not refused says: nothing of it may refuse.
 *
 * <p>Owned by the engine thread.
 */
final class RoundListWork {
  private final RoundList list;
  private final RoundListIds ids;
  private final Balances balances;
  private final Transactions transactions;
  private final Rounds rounds;
  private final RoundMoney money;
  private final GameChecks gameChecks;
  private final SignificantEvents events;
  private final Wagering wagering;
  private final FreeRounds freeRounds;
  private final Commitments commitments;

  RoundListWork(
      RoundList list,
      RoundListIds ids,
      Balances balances,
      Transactions transactions,
      Rounds rounds,
      RoundMoney money,
      GameChecks gameChecks,
      SignificantEvents events,
      Wagering wagering,
      FreeRounds freeRounds,
      Commitments commitments) {
    this.list = list;
    this.ids = ids;
    this.balances = balances;
    this.transactions = transactions;
    this.rounds = rounds;
    this.money = money;
    this.gameChecks = gameChecks;
    this.events = events;
    this.wagering = wagering;
    this.freeRounds = freeRounds;
    this.commitments = commitments;
  }

  /** Does all actions, in order. */
  void apply(long now) {
    for (int i = 0; i < list.count; i++) {
      long high = list.roundHighs[i];
      long low = list.roundLows[i];
      int round = rounds.find(list.provider, list.account, high, low);
      if (round == 0) {
        boolean committed = commitments.beginByWin(list.provider, list.account, high, low, now);
        round = rounds.open(list.provider, list.account, high, low, list.wallet, committed, now);
      }
      list.rounds[i] = round;
      list.roundIds[i] = rounds.id(round);
      apply(i, round, now);
    }
  }

  private void apply(int i, int round, long now) {
    long amount = list.amounts[i];
    if (list.isDebit(i)) {
      applyBet(i, round, now);
    } else if (list.isCredit(i)) {
      WinParts win = money.win(round, amount);
      list.cashParts[i] = win.cash;
      list.bonusParts[i] = win.bonus;
      list.bonusIds[i] = win.bonusId;
      list.contributions[i] = win.counted;
      money.endAfterWin(round, list.isLast(i));
    } else {
      money.close(round);
    }
  }

  private void applyBet(int i, int round, long now) {
    int bonus = list.bonuses[i];
    long bonusPart = list.bonusParts[i];
    long cashPart = list.stake(i) - bonusPart;
    long game = list.games[i];
    rounds.noteBet(round, now);
    list.seeds[i].book();
    money.stake(round, cashPart, bonusPart, list.jackpotParts[i]);
    list.cashParts[i] = cashPart;
    list.bonusIds[i] = wagering.id(bonus);
    list.contributions[i] = 0;
    if (list.freeRounds[i] != 0) {
      list.bonusIds[i] = list.freeRounds[i];
      list.contributions[i] = freeRounds.bet(round, list.freeRounds[i], list.amounts[i]);
    }
    if (bonus != Wagering.NONE) {
      int category = gameChecks.category(list.provider, game);
      list.contributions[i] =
          money.contribute(round, bonus, cashPart, bonusPart, list.providerId, game, category);
    }
    money.endAfterBet(round, list.isLast(i));
  }

  /** Enters what an action has done under its id; all of the list must be done. */
  int book(int i, long sequence, long now) {
    ids.candidate(i);
    int entry = transactions.book(sequence);
    transactions.object(entry, list.roundIds[i]);
    long bonus = balances.amount(list.wallet, BONUS);
    transactions.result(
        entry, list.cashParts[i], list.bonusParts[i], balances.cash(list.wallet), bonus);
    if (list.bonusIds[i] != 0) {
      transactions.bonus(entry, list.bonusIds[i], list.contributions[i]);
    }
    transactions.roundState(entry, rounds.state(list.rounds[i], now));
    return entry;
  }

  /** Tells of a large bet or win. */
  void event(int i, CommandHeaderDecoder by) {
    if (list.isDebit(i)) {
      events.stake(list.account, list.currency, list.stake(i), 0, by);
    } else {
      events.win(list.account, list.currency, list.amounts[i], 0);
    }
  }
}
