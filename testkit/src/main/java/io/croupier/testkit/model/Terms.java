package io.croupier.testkit.model;

import io.croupier.protocol.Field;

/**
 * What a transaction id was used for: a repetition must say the same. What a kind lacks is 0 or
 * empty.
 *
 * @param kind name of the transaction kind
 */
record Terms(
    String kind,
    long account,
    String currency,
    long amount,
    String round,
    long game,
    String reference) {

  static Terms payment(String kind, Command command) {
    return new Terms(
        kind, command.accountId(), command.text("currency"), command.number("amount"), "", 0, "");
  }

  static Terms round(String kind, Command command) {
    return new Terms(
        kind,
        command.accountId(),
        command.text("currency"),
        command.number("amount"),
        command.text("roundId"),
        command.number("gameId"),
        "");
  }

  static Terms rollback(Command command) {
    String reference = command.text("referenceTransactionId");
    return new Terms("ROLLBACK", command.accountId(), "", 0, "", 0, reference);
  }

  static Terms tombstone(long account) {
    return new Terms("TOMBSTONE", account, "", 0, "", 0, "");
  }

  boolean isTombstone() {
    return kind.equals("TOMBSTONE");
  }

  /** The first field that differs, or null. */
  Field difference(Terms other) {
    if (!kind.equals(other.kind)) {
      return Field.kind;
    }
    if (account != other.account) {
      return Field.accountId;
    }
    if (!currency.equals(other.currency)) {
      return Field.currency;
    }
    if (amount != other.amount) {
      return Field.amount;
    }
    if (!round.equals(other.round)) {
      return Field.roundId;
    }
    if (game != other.game) {
      return Field.gameId;
    }
    return reference.equals(other.reference) ? null : Field.referenceTransactionId;
  }
}
