package io.croupier.testkit.model;

import java.math.BigInteger;

/** Tells whoever watches over risk what has happened. */
final class Events {
  private Events() {}

  /** A stake that is as large as Genesis says, about the object of an id, or 0. */
  static void stake(
      World world, Turn turn, Account account, String currency, BigInteger stake, long id) {
    long least = world.limits.largeStake();
    if (least != 0 && stake.compareTo(Money.of(least)) >= 0) {
      byCommand(turn, account, "LARGE_STAKE")
          .with("amount", stake)
          .with("currency", currency)
          .with("concerns", id);
    }
  }

  /** A win that is as large as Genesis says. */
  static void win(
      World world, Turn turn, Account account, String currency, BigInteger win, long id) {
    long least = world.limits.largeWin();
    if (least != 0 && win.compareTo(Money.of(least)) >= 0) {
      byNobody(turn, account, "LARGE_WIN")
          .with("amount", win)
          .with("currency", currency)
          .with("concerns", id);
    }
  }

  /** Cash that was zero or more before this command, and is less now. */
  static void debts(World world, Turn turn) {
    for (Account account : world.accounts.values()) {
      for (String currency : account.wallets) {
        BigInteger cash = world.ledger.of(Balance.Kind.CASH, account.id, currency);
        if (world.ledger.wentBelowZero(account.id, currency)) {
          byNobody(turn, account, "NEGATIVE_BALANCE")
              .with("amount", cash.negate())
              .with("currency", currency);
        }
      }
    }
    world.ledger.forgetWhatWasBefore();
  }

  /** Bets of a market were voided when a result was known. */
  static void voided(Turn turn, Market market) {
    by(turn.command, begin(turn.toGateway("SignificantEvent", turn.sender, 0)))
        .with("kind", "VOIDED")
        .with("concerns", market.id);
  }

  /** A second operator has let a command act. */
  static void override(World world, Turn turn, Command approved, long sequence) {
    Account account = world.accounts.get(approved.accountId());
    Outcome event =
        account == null
            ? turn.toGateway("SignificantEvent", turn.sender, 0)
            : turn.aboutAccount("SignificantEvent", account);
    by(turn.sent, begin(event)).with("kind", "OVERRIDE").with("concerns", sequence);
  }

  /** Of a command, about money. */
  static void report(
      Turn turn, String kind, Account account, String currency, BigInteger amount, long concerns) {
    byCommand(turn, account, kind)
        .with("amount", amount)
        .with("concerns", concerns)
        .with("currency", currency);
  }

  /** Who has sent the command, and why. */
  static Outcome by(Command command, Outcome outcome) {
    outcome
        .with("actorId", command.number("actorId"))
        .with("reasonCode", command.number("reasonCode"));
    return command.has("actorKind")
        ? outcome.with("actorKind", command.text("actorKind"))
        : outcome;
  }

  /** Of something that a command did. */
  static Outcome byCommand(Turn turn, Account account, String kind) {
    return by(turn.command, byNobody(turn, account, kind));
  }

  /** Of something that a timer or longer work did. */
  static Outcome byNobody(Turn turn, Account account, String kind) {
    return begin(turn.aboutAccount("SignificantEvent", account)).with("kind", kind);
  }

  /** Not about money, nor about anything but the account. */
  private static Outcome begin(Outcome event) {
    return event.with("amount", 0).with("currency", "").with("concerns", 0);
  }
}
