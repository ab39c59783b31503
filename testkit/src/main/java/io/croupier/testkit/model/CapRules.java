package io.croupier.testkit.model;

import static io.croupier.protocol.Field.currency;
import static io.croupier.protocol.Field.exposureLimit;
import static io.croupier.protocol.Field.marketLiabilityLimit;
import static io.croupier.protocol.Field.openOrdersLimit;
import static io.croupier.protocol.Field.runnerLiabilityLimit;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;

import io.croupier.testkit.model.Account.Caps;
import io.croupier.testkit.model.Account.Status;

/** SetAccountCaps. */
final class CapRules {
  private final World world;

  CapRules(World world) {
    this.world = world;
  }

  void set(Turn turn) {
    Command command = turn.command;
    String code = command.text("currency");
    Account account = world.accounts.get(command.accountId());
    State wanted = State.of(command);
    Refusal refusal = refusal(turn, account, wanted);
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    State before = State.of(account, code);
    account.caps.put(code, wanted.caps());
    account.openOrdersLimit = wanted.openOrders();
    Outcome answer =
        wanted
            .describe(turn.answer("AccountCapsChanged", account.id), before)
            .with("currency", code)
            .with("actorId", command.number("actorId"))
            .with("reasonCode", command.number("reasonCode"));
    if (command.has("actorKind")) {
      answer.with("actorKind", command.text("actorKind"));
    }
  }

  private Refusal refusal(Turn turn, Account account, State wanted) {
    String code = turn.command.text("currency");
    boolean known = world.knows(code);
    boolean lacking = account != null && known && !account.wallets.contains(code);
    boolean same = account != null && State.of(account, code).equals(wanted);
    return AccountRules.known(account, turn, Status.CLOSED)
        .when(lacking, UNKNOWN_WALLET, currency)
        .amount(wanted.caps.exposure(), 0, exposureLimit)
        .amount(wanted.caps.marketLiability(), 0, marketLiabilityLimit)
        .amount(wanted.caps.runnerLiability(), 0, runnerLiabilityLimit)
        .when(wanted.openOrders < 0, INVALID_AMOUNT, openOrdersLimit)
        .when(!known, CURRENCY_MISMATCH, currency)
        .when(same, NO_CHANGE)
        .first();
  }

  /** The caps of an account that a command in one currency can set. */
  record State(Caps caps, long openOrders) {
    static State of(Account account, String currency) {
      return new State(account.caps(currency), account.openOrdersLimit);
    }

    static State of(Command command) {
      Caps caps =
          new Caps(
              command.number("exposureLimit"),
              command.number("marketLiabilityLimit"),
              command.number("runnerLiabilityLimit"));
      return new State(caps, command.number("openOrdersLimit"));
    }

    /** From the one before to this one. */
    Outcome describe(Outcome outcome, State before) {
      return outcome
          .with("exposureLimitBefore", before.caps.exposure())
          .with("exposureLimitAfter", caps.exposure())
          .with("marketLiabilityLimitBefore", before.caps.marketLiability())
          .with("marketLiabilityLimitAfter", caps.marketLiability())
          .with("runnerLiabilityLimitBefore", before.caps.runnerLiability())
          .with("runnerLiabilityLimitAfter", caps.runnerLiability())
          .with("openOrdersLimitBefore", before.openOrders)
          .with("openOrdersLimitAfter", openOrders);
    }
  }
}
