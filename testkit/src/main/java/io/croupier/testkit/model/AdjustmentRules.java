package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.currency;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;

import io.croupier.protocol.Field;
import io.croupier.testkit.model.Balance.Kind;
import java.math.BigInteger;

/** Corrections of wallets by the operator. */
final class AdjustmentRules {
  private final World world;

  AdjustmentRules(World world) {
    this.world = world;
  }

  void adjust(Turn turn) {
    Command command = turn.command;
    BigInteger amount = Money.of(command.number("amount"));
    BigInteger cash = cash(command);
    boolean taken = amount.signum() < 0;
    boolean none = amount.signum() == 0 || amount.abs().compareTo(Money.MAX) > 0;
    boolean large = amount.abs().compareTo(Money.of(world.limits.adjustmentOver())) > 0;
    boolean needsApproval = world.limits.approveAdjustment() && large;
    Checks checks =
        wallet(command)
            .when(none, INVALID_AMOUNT, Field.amount)
            .when(overflows(command, Kind.ADJUSTMENT, amount), OVERFLOW, Field.amount)
            .when(
                taken && cash.add(amount).signum() < 0,
                INSUFFICIENT_FUNDS,
                Field.amount,
                cash.longValueExact());
    if (goesOn(turn, checks, needsApproval)) {
      book(turn, Kind.ADJUSTMENT, amount, "ADJUSTMENT").with("caseRef", command.number("caseRef"));
    }
  }

  void writeOff(Turn turn) {
    Command command = turn.command;
    BigInteger debt = cash(command).negate();
    boolean none = debt.signum() <= 0;
    Checks checks =
        wallet(command)
            .when(!none && overflows(command, Kind.DEBT, debt), OVERFLOW, Field.amount)
            .when(none, NO_CHANGE);
    if (goesOn(turn, checks, world.limits.approveWriteOff())) {
      book(turn, Kind.DEBT, debt, "WRITE_OFF").with("caseRef", 0);
    }
  }

  private Checks wallet(Command command) {
    long id = command.accountId();
    String code = command.text("currency");
    Account account = world.accounts.get(id);
    boolean noWallet = account != null && world.knows(code) && !account.wallets.contains(code);
    return new Checks()
        .when(account == null, UNKNOWN_ACCOUNT, accountId, id)
        .when(noWallet, UNKNOWN_WALLET, currency)
        .when(!world.knows(code), CURRENCY_MISMATCH, currency);
  }

  private boolean goesOn(Turn turn, Checks checks, boolean needsApproval) {
    Refusal refusal = world.approvals.judge(checks, turn, needsApproval).first();
    if (refusal != null) {
      turn.refuse(refusal);
    }
    return refusal == null && !world.approvals.keeps(turn, needsApproval);
  }

  private Outcome book(Turn turn, Kind house, BigInteger amount, String kind) {
    Command command = turn.command;
    String code = command.text("currency");
    Balance cash = new Balance(Kind.CASH, command.accountId(), code);
    world.ledger.move(new Balance(house, 0, code), cash, amount);
    Outcome answer =
        turn.answer("BalanceAdjusted", command.accountId())
            .with("amount", amount)
            .with("cash", cash(command))
            .with("actorId", command.number("actorId"))
            .with("approvedBy", turn.approvedBy)
            .with("reasonCode", command.number("reasonCode"))
            .with("currency", code)
            .with("kind", kind);
    Events.byCommand(turn, world.accounts.get(command.accountId()), "BALANCE_ADJUSTED")
        .with("amount", amount)
        .with("currency", code);
    return answer;
  }

  private boolean overflows(Command command, Kind house, BigInteger amount) {
    String code = command.text("currency");
    return world.ledger.overflows(Kind.CASH, command.accountId(), code, amount)
        || world.ledger.overflows(house, 0, code, amount.negate());
  }

  private BigInteger cash(Command command) {
    return world.ledger.of(Kind.CASH, command.accountId(), command.text("currency"));
  }
}
