package io.croupier.engine.casino;

import static io.croupier.protocol.RefusalReason.TRANSACTION_MISMATCH;

import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.RefusedTransactions;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.TransactionKind;

/**
 * The transaction ids of the list at hand: answers the list where they say so, and remembers its
 * refusal under them.
 *
 * <p>Owned by the engine thread.
 */
final class RoundListIds implements Refusals.RefusedList {
  private final RoundList list;
  private final Transactions transactions;
  private final Rounds rounds;
  private final RoundReports reports;
  private final Refusals refusals;
  private final Outcomes outcomes;

  RoundListIds(
      RoundList list,
      Transactions transactions,
      Rounds rounds,
      RoundReports reports,
      Refusals refusals,
      Outcomes outcomes) {
    this.list = list;
    this.transactions = transactions;
    this.rounds = rounds;
    this.reports = reports;
    this.refusals = refusals;
    this.outcomes = outcomes;
  }

  /** Whether the ids of the list have answered it: a repetition, or used for something else. */
  boolean isRepeated(long now) {
    int refused = -1;
    int ids = 0;
    int booked = 0;
    int refusedCount = 0;
    int tombstones = 0;
    int known = -1;
    for (int i = 0; i < list.count; i++) {
      list.earlier[i] = 0;
      if (!list.hasId(i)) {
        continue;
      }
      refusals.instruction(list.instruction(i));
      candidate(i);
      int entry = transactions.find();
      int no = entry == 0 ? transactions.findRefused() : 0;
      if (isMismatch(i, entry, no)) {
        return true;
      }
      ids++;
      list.earlier[i] = entry;
      if (entry != 0 && transactions.kind(entry) == TransactionKind.TOMBSTONE) {
        tombstones++;
      } else if (entry != 0 || no != 0) {
        booked += entry != 0 ? 1 : 0;
        refusedCount += no != 0 ? 1 : 0;
        refused = no != 0 && refused < 0 ? no : refused;
        known = known < 0 ? i : known;
      }
    }
    refusals.instruction(0);
    if (known < 0) {
      return false;
    }
    if (booked == ids) {
      if (!leavesRoundOpen(now)) {
        repeat();
      }
      return true;
    }
    if (refusedCount + tombstones == ids) {
      refuseAgain(refused);
      return true;
    }
    refusals.instruction(list.instruction(known));
    return refusals.when(true, TRANSACTION_MISMATCH, list.idField(known), 0);
  }

  /** A list that was done has ended its rounds: one that would end an open round is another. */
  private boolean leavesRoundOpen(long now) {
    for (int i = 0; i < list.count; i++) {
      refusals.instruction(list.instruction(i));
      boolean open = list.isEnd(i) && isOpen(i, now);
      if (refusals.when(open, TRANSACTION_MISMATCH, Field.roundId, 0)) {
        return true;
      }
    }
    refusals.instruction(0);
    return false;
  }

  private boolean isOpen(int i, long now) {
    int round = rounds.find(list.provider, list.account, list.roundHighs[i], list.roundLows[i]);
    return round != 0 && rounds.isOpen(round, now);
  }

  private boolean isMismatch(int i, int entry, int refused) {
    Field field = Field.none;
    if (entry != 0) {
      boolean tombstone = transactions.kind(entry) == TransactionKind.TOMBSTONE;
      field = tombstone ? transactions.tombstoneDifference(entry) : transactions.difference(entry);
    } else if (refused != 0) {
      field = transactions.refusedDifference(refused);
    }
    return refusals.when(field != Field.none, TRANSACTION_MISMATCH, list.ofAction(i, field), 0)
        || refusals.when(list.isTwice(i), TRANSACTION_MISMATCH, list.idField(i), 0);
  }

  private void refuseAgain(int refused) {
    RefusedTransactions first = transactions.refused();
    refusals.instruction(first.instruction(refused));
    refusals.when(true, first.reason(refused), first.field(refused), first.concerns(refused));
  }

  /** The first results again. */
  private void repeat() {
    if (list.pair) {
      reports.answer(list.earlier[1]);
      reports.report(list.earlier[0]);
      return;
    }
    int last = list.count - 1;
    long high = list.roundHighs[last];
    long low = list.roundLows[last];
    int round = rounds.find(list.provider, list.account, high, low);
    if (round != 0) {
      reports.answerRound(round);
    } else {
      reports.answerGone(list.accountId, list.providerId, high, low, list.currency);
    }
    for (int i = 0; i <= last; i++) {
      if (list.hasId(i)) {
        reports.report(list.earlier[i]);
      }
    }
  }

  /** Describes the transaction of an action. */
  void candidate(int i) {
    long source = Transactions.gameProvider(list.providerId);
    transactions
        .candidate(list.kind(i), source, list.highs[i], list.lows[i], list.accountId)
        .money(list.code, list.amounts[i])
        .jackpot(list.isDebit(i) ? list.jackpotParts[i] : 0)
        .round(list.roundHighs[i], list.roundLows[i], list.games[i])
        .reference(0, list.freeRounds[i]);
  }

  @Override
  public void refuse(RefusalReason reason, Field field, long concerns, int instruction) {
    for (int i = 0; i < list.count; i++) {
      if (list.hasId(i) && list.earlier[i] == 0) {
        candidate(i);
        transactions.refuse(reason, field, concerns, instruction, outcomes.sequence());
      }
    }
  }
}
