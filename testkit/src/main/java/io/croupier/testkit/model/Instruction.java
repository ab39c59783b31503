package io.croupier.testkit.model;

import java.math.BigInteger;

/**
 * What kind of order is wanted.
 *
 * @param stake null where it is aimed at and the price does not tell it
 * @param minFill 0: the whole stake
 * @param marketVersion 0: any
 * @param reference the customer's own number; 0: none
 */
record Instruction(
    int runner,
    boolean back,
    long price,
    BigInteger stake,
    Kind kind,
    boolean keep,
    BigInteger minFill,
    boolean bestExecution,
    long marketVersion,
    long reference) {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  enum Kind {
    LIMIT,
    FILL_OR_KILL,
    IMMEDIATE_OR_CANCEL
  }

  /** Of PlaceOrder, or of a row of PlaceOrders. */
  static Instruction of(Command command, Ladder ladder) {
    String kind = command.text("orderKind");
    return new Instruction(
        (int) command.number("runner"),
        command.text("side").equals("BACK"),
        command.number("price"),
        stake(command, ladder),
        kind.isEmpty() ? Kind.LIMIT : Kind.valueOf(kind),
        command.text("persistence").equals("KEEP"),
        Money.of(command.number("minFill")),
        !command.has("bestExecution") || command.isTrue("bestExecution"),
        command.number("marketVersion"),
        command.number("orderRef"));
  }

  /** It states what it aims at instead of a stake. */
  static boolean isAimed(Command command) {
    return command.has("targetKind");
  }

  private static BigInteger stake(Command command, Ladder ladder) {
    if (!isAimed(command)) {
      return Money.of(command.number("stake"));
    }
    long price = command.number("price");
    if (!ladder.has(price)) {
      return null;
    }
    long part = command.text("targetKind").equals("PROFIT") ? price - 100 : price;
    return Money.of(command.number("targetAmount")).multiply(HUNDRED).divide(Money.of(part));
  }

  /** A plain one in place of what is left of an order. */
  static Instruction replacing(Order old, long newPrice, long marketVersion) {
    return new Instruction(
        old.runner,
        old.back,
        newPrice,
        old.unmatched,
        Kind.LIMIT,
        old.keep,
        BigInteger.ZERO,
        true,
        marketVersion,
        old.reference);
  }
}
