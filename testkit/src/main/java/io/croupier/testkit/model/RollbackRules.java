package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.amount;
import static io.croupier.protocol.Field.providerId;
import static io.croupier.protocol.Field.referenceTransactionId;
import static io.croupier.protocol.RefusalReason.ALREADY_SETTLED;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.TRANSACTION_NOT_FOUND;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_PROVIDER;

import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.Transaction.Key;
import io.croupier.testkit.model.Transaction.State;
import java.math.BigInteger;

/** Undoes bets and wins, also before they come. */
final class RollbackRules {
  private final World world;
  private final Rounds rounds;

  RollbackRules(World world, Rounds rounds) {
    this.world = world;
    this.rounds = rounds;
  }

  void rollback(Turn turn) {
    Command command = turn.command;
    Key key = Key.game(command, "transactionId");
    Terms terms = Terms.rollback(command);
    if (world.transactions.answered(turn, key, terms)) {
      return;
    }
    Key referenceKey = Key.game(command, "referenceTransactionId");
    Transaction reference = world.transactions.find(referenceKey);
    if (reference != null && reference.state == State.REFUSED) {
      reference = null;
    }
    Refusal refusal = refusal(command, reference, referenceKey.equals(key));
    if (refusal != null) {
      world.transactions.refuse(turn, key, terms, refusal);
      return;
    }
    if (reference == null) {
      world.transactions.bury(turn, referenceKey);
    } else if (reference.state == State.BOOKED && !reference.terms.isTombstone()) {
      undo(reference, turn.time);
    }
    Transaction own =
        world.transactions.book(turn, key, terms, State.BOOKED, result(command, reference));
    own.part = reference == null ? BigInteger.ZERO : reference.backCash;
    own.bonusPart = reference == null ? BigInteger.ZERO : reference.backBonus;
  }

  private Refusal refusal(Command command, Transaction reference, boolean itself) {
    long id = command.accountId();
    long provider = command.number("providerId");
    boolean notThere = itself || reference != null && reference.terms.kind().equals("ROLLBACK");
    boolean standing =
        reference != null && reference.state == State.BOOKED && reference.round != null;
    boolean foreign = reference != null && reference.terms.account() != id;
    return new Checks()
        .when(!world.accounts.containsKey(id), UNKNOWN_ACCOUNT, accountId, id)
        .when(!world.providers.contains(provider), UNKNOWN_PROVIDER, providerId, provider)
        .when(notThere, TRANSACTION_NOT_FOUND, referenceTransactionId)
        .when(foreign, NOT_OWNER, referenceTransactionId)
        .when(standing && overflows(reference), OVERFLOW, amount)
        .when(standing && isSettled(reference), ALREADY_SETTLED, referenceTransactionId)
        .first();
  }

  private static boolean isBet(Transaction transaction) {
    return transaction.terms.kind().equals("ROUND_DEBIT");
  }

  private static boolean isSettled(Transaction reference) {
    Round round = reference.round;
    return isBet(reference) && (round.closed || round.gone || round.wins > 0);
  }

  private boolean overflows(Transaction reference) {
    Round round = reference.round;
    long owner = reference.terms.account();
    BigInteger all = Money.of(reference.terms.amount());
    if (isBet(reference)) {
      return world.ledger.overflows(Kind.CASH, owner, round.currency, all);
    }
    return world.ledger.overflows(Kind.CASH, owner, round.currency, all.negate())
        || world.ledger.overflows(
            Kind.PROVIDER_CLEARING, round.key.provider(), round.currency, all);
  }

  private void undo(Transaction reference, long now) {
    if (isBet(reference)) {
      rounds.undoBet(reference, now);
    } else {
      rounds.undoWin(reference, now);
    }
    reference.state = State.ROLLED_BACK;
  }

  private BigInteger money(Kind kind, Transaction reference) {
    return world.ledger.of(kind, reference.terms.account(), reference.terms.currency());
  }

  private Outcome result(Command command, Transaction reference) {
    boolean walletKnown = reference != null && !reference.terms.isTombstone();
    return new Outcome("TransactionRolledBack")
        .with("transactionId", command.text("transactionId"))
        .with("referenceTransactionId", command.text("referenceTransactionId"))
        .with("cashPart", walletKnown ? reference.backCash : BigInteger.ZERO)
        .with("bonusPart", walletKnown ? reference.backBonus : BigInteger.ZERO)
        .with("cash", walletKnown ? money(Kind.CASH, reference) : BigInteger.ZERO)
        .with("bonus", walletKnown ? money(Kind.BONUS, reference) : BigInteger.ZERO)
        .with("providerId", command.number("providerId"));
  }
}
