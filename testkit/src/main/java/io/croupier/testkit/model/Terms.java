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
    long jackpot,
    String round,
    long game,
    String reference) {

  static Terms payment(String kind, Command command) {
    return payment(kind, command, "");
  }

  static Terms deposit(Command command) {
    return payment("DEPOSIT", command, String.valueOf(command.number("depositId")));
  }

  static Terms chargeback(Command command) {
    return payment("CHARGEBACK", command, command.text("depositTransactionId"));
  }

  private static Terms payment(String kind, Command command, String reference) {
    String currency = command.text("currency");
    long amount = command.number("amount");
    return new Terms(kind, command.accountId(), currency, amount, 0, "", 0, reference);
  }

  static Terms round(String kind, Command command) {
    return new Terms(
        kind,
        command.accountId(),
        command.text("currency"),
        command.number("amount"),
        kind.equals("ROUND_DEBIT") ? command.number("jackpotContribution") : 0,
        command.text("roundId"),
        command.number("gameId"),
        kind.equals("ROUND_DEBIT") ? String.valueOf(command.number("freeRound")) : "");
  }

  /** What of an award comes from the jackpot stands for its kind. */
  static Terms award(Command command) {
    long amount = command.number("amount");
    return new Terms(
        "AWARD",
        command.accountId(),
        command.text("currency"),
        amount,
        command.text("awardKind").equals("JACKPOT") ? amount : 0,
        command.text("roundId"),
        command.number("gameId"),
        "");
  }

  static Terms rollback(Command command) {
    String reference = command.text("referenceTransactionId");
    return new Terms("ROLLBACK", command.accountId(), "", 0, 0, "", 0, reference);
  }

  static Terms tombstone(long account) {
    return new Terms("TOMBSTONE", account, "", 0, 0, "", 0, "");
  }

  /** Whether a rollback may have come before it. */
  boolean isOfCasino() {
    return kind.startsWith("ROUND_") || kind.equals("AWARD");
  }

  boolean isTombstone() {
    return kind.equals("TOMBSTONE");
  }

  private Field referenceField() {
    return switch (kind) {
      case "DEPOSIT" -> Field.depositId;
      case "CHARGEBACK" -> Field.depositTransactionId;
      case "ROUND_DEBIT" -> Field.freeRound;
      default -> Field.referenceTransactionId;
    };
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
    if (jackpot != other.jackpot) {
      return kind.equals("AWARD") ? Field.awardKind : Field.jackpotContribution;
    }
    if (!round.equals(other.round)) {
      return Field.roundId;
    }
    if (game != other.game) {
      return Field.gameId;
    }
    return reference.equals(other.reference) ? null : referenceField();
  }
}
