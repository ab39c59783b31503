package io.croupier.testkit.model;

import java.math.BigInteger;

/** Significant events, behind the outcome that they are about. */
final class Events {
  private Events() {}

  /** Of a command, about money. */
  static void report(
      Turn turn, String kind, Account account, String currency, BigInteger amount, long concerns) {
    Outcome event =
        turn.aboutAccount("SignificantEvent", account)
            .with("amount", amount)
            .with("concerns", concerns)
            .with("currency", currency)
            .with("kind", kind);
    by(turn.command, event);
  }

  /** Who has sent the command, and why. */
  static void by(Command command, Outcome outcome) {
    outcome
        .with("actorId", command.number("actorId"))
        .with("reasonCode", command.number("reasonCode"));
    if (command.has("actorKind")) {
      outcome.with("actorKind", command.text("actorKind"));
    }
  }
}
