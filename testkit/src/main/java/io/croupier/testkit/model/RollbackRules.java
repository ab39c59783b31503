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
import static io.croupier.protocol.RefusalReason.WORK_PENDING;

import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.Transaction.Key;
import io.croupier.testkit.model.Transaction.State;
import java.math.BigInteger;

/** Undoes bets and wins, also before they come. */
final class RollbackRules {
  private static final BigInteger ZERO = BigInteger.ZERO;

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
    Round over = reference == null ? null : over(reference, turn.time);
    Return cameBack = over == null ? null : rounds.endByTime(over);
    if (reference == null) {
      world.transactions.bury(turn, referenceKey);
    } else if (reference.stands(turn.time)) {
      undo(reference);
    }
    Return back = back(reference, turn.time);
    Transaction own =
        world.transactions.book(turn, key, terms, State.BOOKED, result(command, reference, back));
    own.part = back.cash();
    own.bonusPart = back.part();
    own.bonus = back.bonus();
    own.contribution = back.contribution();
    if (over != null) {
      rounds.tell(turn, over, cameBack);
    }
  }

  /**
   * The round of a bet or a win that was not undone yet, if its time is over but it has not ended.
   */
  private static Round over(Transaction reference, long now) {
    Round round = reference.round;
    boolean booked = reference.state == State.BOOKED;
    boolean over =
        booked
            && round != null
            && !round.gone
            && round.state == Round.State.OPEN
            && !round.isOpen(now);
    return over ? round : null;
  }

  private static Return back(Transaction reference, long now) {
    if (reference == null) {
      return Return.NOTHING;
    }
    boolean ofCancelled = reference.state == State.BOOKED && !reference.terms.isTombstone();
    return ofCancelled && !reference.stands(now) ? Rounds.ofCancelled(reference) : reference.back;
  }

  private Refusal refusal(Command command, Transaction reference, boolean itself) {
    long id = command.accountId();
    long provider = command.number("providerId");
    boolean notThere = itself || reference != null && reference.terms.kind().equals("ROLLBACK");
    boolean standing =
        reference != null && reference.stands(world.turn.time) && reference.terms.isOfCasino();
    boolean ofBonus = standing && !reference.isBet() && reference.bonus != null;
    boolean foreign = reference != null && reference.terms.account() != id;
    return new Checks()
        .when(ofBonus && world.waitsForRounds(id), WORK_PENDING, accountId, id)
        .when(!world.accounts.containsKey(id), UNKNOWN_ACCOUNT, accountId, id)
        .when(!world.providers.contains(provider), UNKNOWN_PROVIDER, providerId, provider)
        .when(notThere, TRANSACTION_NOT_FOUND, referenceTransactionId)
        .when(foreign, NOT_OWNER, referenceTransactionId)
        .when(standing && overflows(reference), OVERFLOW, amount)
        .when(standing && isSettled(reference), ALREADY_SETTLED, referenceTransactionId)
        .first();
  }

  private boolean isSettled(Transaction reference) {
    Round round = reference.round;
    return reference.isBet() && (!round.isOpen(world.turn.time) || round.gone || round.wins > 0);
  }

  private boolean overflows(Transaction reference) {
    Terms terms = reference.terms;
    BigInteger part = Money.of(terms.amount());
    BigInteger jackpot = Money.of(terms.jackpot());
    long owner = terms.account();
    if (reference.isBet()) {
      return world.ledger.overflows(Kind.CASH, owner, terms.currency(), part)
          || world.ledger.overflows(Kind.BONUS, owner, terms.currency(), reference.bonusPart)
          || world.ledger.overflows(Kind.BONUS_COST, 0, terms.currency(), reference.bonusPart);
    }
    BigInteger toCustomer = rounds.takes(reference);
    return world.ledger.overflows(Kind.CASH, owner, terms.currency(), part.negate())
        || world.ledger.overflows(Kind.BONUS_COST, 0, terms.currency(), toCustomer.subtract(part))
        || world.ledger.overflows(
            Kind.PROVIDER_CLEARING,
            reference.key.sourceId(),
            terms.currency(),
            part.subtract(jackpot))
        || world.ledger.overflows(Kind.JACKPOT, 0, terms.currency(), jackpot);
  }

  private void undo(Transaction reference) {
    reference.state = State.ROLLED_BACK;
    BigInteger jackpot = Money.of(reference.terms.jackpot());
    if (reference.terms.kind().equals("AWARD")) {
      takeBack(reference, jackpot);
    } else if (reference.isBet()) {
      rounds.undoBet(reference, jackpot);
    } else {
      rounds.undoWin(reference);
    }
  }

  private void takeBack(Transaction award, BigInteger jackpot) {
    Terms terms = award.terms;
    BigInteger prize = award.part.subtract(jackpot);
    Balance cash = new Balance(Kind.CASH, terms.account(), terms.currency());
    Balance clearing = new Balance(Kind.PROVIDER_CLEARING, award.key.sourceId(), terms.currency());
    world.ledger.move(cash, new Balance(Kind.JACKPOT, 0, terms.currency()), jackpot);
    world.ledger.move(cash, clearing, prize);
    Account account = world.accounts.get(terms.account());
    account.happenings.paid(terms.currency(), award.part.negate());
    award.back = new Return(award.part, ZERO, ZERO, null, ZERO);
  }

  private BigInteger money(Kind kind, Transaction reference) {
    return world.ledger.of(kind, reference.terms.account(), reference.terms.currency());
  }

  private Outcome result(Command command, Transaction reference, Return back) {
    boolean walletKnown = reference != null && !reference.terms.isTombstone();
    return back.describe(new Outcome("TransactionRolledBack"))
        .with("transactionId", command.text("transactionId"))
        .with("referenceTransactionId", command.text("referenceTransactionId"))
        .with("cash", walletKnown ? money(Kind.CASH, reference) : BigInteger.ZERO)
        .with("bonus", walletKnown ? money(Kind.BONUS, reference) : BigInteger.ZERO)
        .with("providerId", command.number("providerId"));
  }
}
