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
    Persistence persistence,
    BigInteger minFill,
    boolean bestExecution,
    long marketVersion,
    long reference) {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  enum Kind {
    LIMIT,
    FILL_OR_KILL,
    IMMEDIATE_OR_CANCEL,
    LIMIT_ON_CLOSE,
    MARKET_ON_CLOSE;

    /** It waits for the starting price. */
    boolean isSp() {
      return this == LIMIT_ON_CLOSE || this == MARKET_ON_CLOSE;
    }
  }

  enum Persistence {
    LAPSE,
    KEEP,
    AT_SP;

    static Persistence of(Command command) {
      String stated = command.text("persistence");
      return stated.isEmpty() ? LAPSE : valueOf(stated);
    }
  }

  /** Of PlaceOrder, or of a row of PlaceOrders. */
  static Instruction of(Command command, Ladder ladder) {
    return new Instruction(
        (int) command.number("runner"),
        command.text("side").equals("BACK"),
        command.number("price"),
        stake(command, ladder),
        kind(command),
        Persistence.of(command),
        Money.of(command.number("minFill")),
        !command.has("bestExecution") || command.isTrue("bestExecution"),
        command.number("marketVersion"),
        command.number("orderRef"));
  }

  private static Kind kind(Command command) {
    String stated = command.text("orderKind");
    return stated.isEmpty() ? Kind.LIMIT : Kind.valueOf(stated);
  }

  /** It states a liability instead of a stake. */
  static boolean isLiability(Command command) {
    boolean known = !command.isUnknown("orderKind");
    return known && kind(command).isSp() && command.text("side").equals("LAY");
  }

  boolean isSp() {
    return kind.isSp();
  }

  /** A price that it may have on this ladder. */
  boolean hasPrice(Ladder ladder) {
    return kind == Kind.MARKET_ON_CLOSE ? price == 0 : ladder.has(price);
  }

  /** Where it stands: without a limit at the end that takes any price. */
  long level(Ladder ladder) {
    return kind == Kind.MARKET_ON_CLOSE ? ladder.end(back) : price;
  }

  /** It states what it aims at instead of a stake. */
  static boolean isAimed(Command command) {
    return command.has("targetKind");
  }

  private static BigInteger stake(Command command, Ladder ladder) {
    if (isLiability(command)) {
      return Money.of(command.number("liability"));
    }
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

  /** To take what cross-matches bring. */
  static Instruction ofHouse(int runner, boolean back) {
    BigInteger zero = BigInteger.ZERO;
    return new Instruction(runner, back, 0, zero, Kind.LIMIT, Persistence.LAPSE, zero, true, 0, 0);
  }

  /** A plain one in place of what is left of an order. */
  static Instruction replacing(Order old, long newPrice, long marketVersion) {
    return new Instruction(
        old.runner,
        old.back,
        newPrice,
        old.unmatched,
        Kind.LIMIT,
        old.persistence,
        BigInteger.ZERO,
        true,
        marketVersion,
        old.reference);
  }
}
