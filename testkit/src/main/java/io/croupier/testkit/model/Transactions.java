package io.croupier.testkit.model;

import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;
import io.croupier.testkit.model.Transaction.Key;
import io.croupier.testkit.model.Transaction.State;
import java.util.HashMap;
import java.util.Map;

/** The transaction ids that were used, booked and refused ones: none is forgotten. */
final class Transactions {
  private final Map<Key, Transaction> byKey = new HashMap<>();

  Transaction find(Key key) {
    return byKey.get(key);
  }

  /** The transaction was rolled back before it came: what waits for it, or null. */
  Transaction tombstone(Key key) {
    Transaction there = byKey.get(key);
    return there != null && there.terms.isTombstone() ? there : null;
  }

  /** Answers an id that was used before, and tells whether it did. */
  boolean answered(Turn turn, Key key, Terms terms) {
    Transaction first = byKey.get(key);
    if (first == null) {
      return false;
    }
    Field difference = first.terms.difference(terms);
    if (first.terms.isTombstone() && terms.isOfCasino()) {
      difference = first.terms.account() == terms.account() ? null : Field.accountId;
      if (difference == null) {
        return false;
      }
    }
    if (difference == null) {
      repeat(turn, first);
    } else {
      turn.refuse(new Refusal(RefusalReason.TRANSACTION_MISMATCH, difference, 0));
    }
    return true;
  }

  /** Answers with the first result. */
  void repeat(Turn turn, Transaction first) {
    Outcome answer = turn.answer(first.result, turn.command.accountId());
    if (first.state == State.REFUSED) {
      answer.with("templateId", turn.command.templateId());
      turn.refused = true;
    }
  }

  /** Refuses, and remembers it where a repetition shall be refused for ever. */
  void refuse(Turn turn, Key key, Terms terms, Refusal refusal) {
    turn.refuse(refusal);
    remember(turn, key, terms, refusal, 0);
  }

  /** Remembers a refusal that is to stay, of an action of a list or 0. */
  void remember(Turn turn, Key key, Terms terms, Refusal refusal, int instruction) {
    boolean first = refusal.reason().value() <= RefusalReason.WORK_PENDING.value();
    boolean passes = first || refusal.reason() == RefusalReason.CAPACITY;
    if (!passes && tombstone(key) == null) {
      Transaction transaction = new Transaction(key, terms, State.REFUSED, turn.sequence);
      transaction.reason = refusal.reason();
      transaction.result = turn.refused(refusal).with("instruction", instruction);
      byKey.put(key, transaction);
    }
  }

  /** Answers and remembers. */
  Transaction book(Turn turn, Key key, Terms terms, State state, Outcome result) {
    turn.answer(result, turn.command.accountId());
    return enter(turn, key, terms, state, result);
  }

  /** Remembers. */
  Transaction enter(Turn turn, Key key, Terms terms, State state, Outcome result) {
    Transaction transaction = new Transaction(key, terms, state, turn.sequence);
    transaction.result = result;
    byKey.put(key, transaction);
    return transaction;
  }

  /** What was rolled back before it came has come: nothing is booked, its id is used up. */
  void cancel(Turn turn, Transaction tombstone, Terms terms, Round round, Outcome result) {
    turn.answer(result, turn.command.accountId());
    tombstone.terms = terms;
    tombstone.state = State.CANCELLED;
    tombstone.sequence = turn.sequence;
    tombstone.round = round;
    tombstone.result = result;
  }

  /** Remembers that what comes under this key was rolled back already. */
  void bury(Turn turn, Key key) {
    Terms terms = Terms.tombstone(turn.command.accountId());
    byKey.put(key, new Transaction(key, terms, State.BOOKED, turn.sequence));
  }
}
