package io.croupier.testkit.workload;

import java.util.List;
import java.util.Map;

/** Draws payments in and out, and corrections by the operator. */
final class PaymentDraw {
  private final Draw draw;
  private final Knowledge knowledge;
  private final DepositDraw deposits;

  PaymentDraw(Draw draw, Knowledge knowledge) {
    this.draw = draw;
    this.knowledge = knowledge;
    deposits = new DepositDraw(draw, knowledge);
  }

  Fields payment() {
    if (draw.percent(10)) {
      return correction();
    }
    if (knowledge.withdrawals.isEmpty() || draw.percent(60)) {
      return draw.percent(65) ? deposits.deposit() : withdrawal();
    }
    Knowledge.Owned withdrawal = draw.late(knowledge.withdrawals);
    String command =
        draw.of(
            "ReviewWithdrawal",
            "ApproveWithdrawal",
            "ApproveWithdrawal",
            "RejectWithdrawal",
            "CancelWithdrawal",
            "StartPayout",
            "CompletePayout",
            "FailPayout",
            "ReturnPayout");
    boolean anybody = draw.percent(command.startsWith("Cancel") ? 5 : 50);
    Fields fields =
        Fields.of(command, anybody ? 0 : withdrawal.account())
            .with("withdrawalId", withdrawal.id());
    boolean says = command.endsWith("Payout") && draw.percent(30);
    if (says) {
      fields.with("paymentProviderId", draw.below(3));
    }
    boolean part = command.startsWith("Approve") && draw.percent(60);
    return part ? fields.with("amount", 1 + draw.upTo(500)) : fields;
  }

  /** A win is withdrawn, then undone: a debt, which is given up. */
  List<Fields> debt() {
    Map<String, Object> win = draw.late(knowledge.wins);
    long account = (Long) win.get("accountId");
    Fields withdrawal =
        Fields.of("RequestWithdrawal", account)
            .with("transactionId", draw.id128())
            .with("amount", win.get("cash"))
            .with("currency", win.get("currency"))
            .with("paymentProviderId", draw.below(3));
    Fields rollback =
        Fields.of("RollbackTransaction", account)
            .with("transactionId", draw.id128())
            .with("referenceTransactionId", win.get("transactionId"))
            .with("providerId", win.get("providerId"));
    return List.of(withdrawal, rollback, writeOff(account, win.get("currency")));
  }

  /** See {@link DepositDraw#failures}. */
  List<Fields> failures() {
    return deposits.failures();
  }

  /** See {@link DepositDraw#latest}. */
  Fields latest(Fields command) {
    return deposits.latest(command);
  }

  /** Takes all that an account may have, so that nothing covers what it must hold next. */
  Fields drain() {
    Knowledge.Owned funds = draw.late(knowledge.funds);
    return Fields.of("RequestWithdrawal", funds.account())
        .with("transactionId", draw.id128())
        .with("amount", funds.id())
        .with("currency", draw.currency(knowledge, funds.account()))
        .with("paymentProviderId", draw.below(3));
  }

  private Fields writeOff(long account, Object currency) {
    return Fields.of("WriteOffDebt", account)
        .with("currency", currency)
        .with("actorId", draw.actor());
  }

  private Fields correction() {
    long account = draw.account(knowledge);
    if (draw.percent(10)) {
      return writeOff(account, draw.currency(knowledge, account));
    }
    long amount = draw.amount();
    return Fields.of("AdjustBalance", account)
        .with("amount", draw.percent(50) ? amount : -amount)
        .with("caseRef", draw.below(100))
        .with("currency", draw.currency(knowledge, account))
        .with("actorId", draw.actor());
  }

  private Fields withdrawal() {
    long account = draw.account(knowledge);
    return Fields.of("RequestWithdrawal", account)
        .with("transactionId", draw.id128())
        .with("amount", draw.amount())
        .with("currency", draw.currency(knowledge, account))
        .with("paymentProviderId", draw.below(3))
        .with("method", draw.below(4));
  }
}
