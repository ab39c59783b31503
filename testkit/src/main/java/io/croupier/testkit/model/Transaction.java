package io.croupier.testkit.model;

import io.croupier.protocol.RefusalReason;
import java.math.BigInteger;

/** A use of a transaction id of the outside world, and what came of it. */
final class Transaction {
  final Key key;

  /** Changes once, when what was rolled back before it came does come. */
  Terms terms;

  State state;
  RefusalReason reason = RefusalReason.NONE;

  /** What a repetition is answered. */
  Outcome result;

  long sequence;

  /** What moved from or to cash. */
  BigInteger part = BigInteger.ZERO;

  /** What moved from or to bonus money. */
  BigInteger bonusPart = BigInteger.ZERO;

  /** The bonus that a bet was made with, or that a part of a win went to. */
  Bonus bonus;

  /** What a bet has taken off the requirement of its bonus, or counts for a cashback, or a win. */
  BigInteger contribution = BigInteger.ZERO;

  /** What its rollback moved, and gave back to a requirement. */
  Return back = Return.NOTHING;

  /** Of a bet or a win. */
  Round round;

  /** What chargebacks have taken of a deposit. */
  BigInteger chargedBack = BigInteger.ZERO;

  Transaction(Key key, Terms terms, State state, long sequence) {
    this.key = key;
    this.terms = terms;
    this.state = state;
    this.sequence = sequence;
  }

  /** What is told of its contribution: a free bet takes a round off, and no money. */
  BigInteger told() {
    boolean free = isBet() && bonus != null && bonus.definition.isFree();
    return free ? BigInteger.ZERO : contribution;
  }

  boolean isBet() {
    return terms.kind().equals("ROUND_DEBIT");
  }

  /** Whether it was booked and neither it nor its round was taken back. */
  boolean stands(long now) {
    boolean cancelled = isBet() && round != null && !round.gone && round.isCancelled(now);
    return state == State.BOOKED && !terms.isTombstone() && !cancelled;
  }

  /** What has become of it. */
  State stateAt(long now) {
    boolean booked = state == State.BOOKED && !terms.isTombstone();
    return booked && !stands(now) ? State.ROLLED_BACK : state;
  }

  enum Source {
    OPERATOR,
    PAYMENT_PROVIDER,
    GAME_PROVIDER
  }

  enum State {
    BOOKED,
    ROLLED_BACK,
    REVERSED,
    REFUSED,
    CANCELLED
  }

  /**
   * @param id of the source, 128 bits in hex
   */
  record Key(Source source, long sourceId, String id) {
    static Key operator(Command command) {
      return new Key(Source.OPERATOR, 0, command.text("transactionId"));
    }

    static Key payment(Command command) {
      long provider = command.number("paymentProviderId");
      return new Key(Source.PAYMENT_PROVIDER, provider, command.text("transactionId"));
    }

    static Key game(Command command, String field) {
      return new Key(Source.GAME_PROVIDER, command.number("providerId"), command.text(field));
    }
  }
}
