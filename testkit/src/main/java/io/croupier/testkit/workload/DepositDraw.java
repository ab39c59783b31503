package io.croupier.testkit.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws deposits, requested and not, and their chargebacks. */
final class DepositDraw {
  private final Draw draw;
  private final Knowledge knowledge;

  /** In some worlds so little that bets soon take all of it. */
  private final long mostDeposited;

  /** In some worlds one account fails again and again to pay in. */
  private final boolean unlucky;

  DepositDraw(Draw draw, Knowledge knowledge) {
    this.draw = draw;
    this.knowledge = knowledge;
    mostDeposited = draw.percent(60) ? 1_000_000 : 20_000;
    unlucky = draw.percent(60);
  }

  Fields deposit() {
    if (!knowledge.deposited.isEmpty() && draw.percent(4)) {
      return chargeback(draw.late(knowledge.deposited));
    }
    if (draw.percent(unlucky ? 40 : 25)) {
      return request();
    }
    if (knowledge.requested.isEmpty() || draw.percent(unlucky ? 20 : 60)) {
      return money(draw.account(knowledge)).with("transactionId", draw.id128());
    }
    Map<String, Object> request = draw.late(knowledge.requested);
    return draw.percent(unlucky ? 90 : 40) ? failure(request) : confirmation(request);
  }

  private Fields request() {
    boolean again = unlucky && !knowledge.openAccounts.isEmpty() && draw.percent(80);
    long account = again ? knowledge.openAccounts.get(0) : draw.account(knowledge);
    Fields fields =
        Fields.of("RequestDeposit", account)
            .with("amount", amount())
            .with("currency", draw.currency(knowledge, account))
            .with("paymentProviderId", draw.below(3))
            .with("method", draw.below(4));
    return draw.percent(20) ? fields.with("sessionId", draw.below(9)) : fields;
  }

  /** So many failures of one account that it may request no more; see {@link #latest}. */
  List<Fields> failures() {
    long account = draw.account(knowledge);
    List<Fields> failures = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      failures.add(small(account));
      failures.add(Fields.of("FailDeposit", 0));
    }
    failures.add(small(account));
    return failures;
  }

  private Fields small(long account) {
    return Fields.of("RequestDeposit", account)
        .with("amount", draw.between(1, 9))
        .with("currency", draw.currency(knowledge, account));
  }

  /** A failure that does not say of what is that of the latest request. */
  Fields latest(Fields command) {
    boolean open =
        "FailDeposit".equals(command.map.get("command")) && !command.map.containsKey("depositId");
    if (!open) {
      return command;
    }
    List<Map<String, Object>> requests = knowledge.requested;
    return command.with(
        "depositId", requests.isEmpty() ? 7L : requests.get(requests.size() - 1).get("depositId"));
  }

  private Fields failure(Map<String, Object> request) {
    long account = draw.percent(50) ? 0 : (Long) request.get("accountId");
    Fields fields = Fields.of("FailDeposit", account).with("depositId", request.get("depositId"));
    return draw.percent(15) ? fields.with("paymentProviderId", draw.below(3)) : fields;
  }

  /** Of what was requested, or a little more or less; sometimes nothing fits. */
  private Fields confirmation(Map<String, Object> request) {
    long requested = (Long) request.get("requested");
    long provider = request.get("paymentProviderId") instanceof Long number ? number : 0;
    boolean fits = draw.percent(90);
    return Fields.of("Deposit", fits ? (Long) request.get("accountId") : draw.account(knowledge))
        .with("transactionId", draw.id128())
        .with("depositId", request.get("depositId"))
        .with("amount", draw.percent(80) ? requested : Math.max(1, requested + draw.between(-9, 2)))
        .with("currency", fits ? request.get("currency") : draw.of(knowledge.currencies))
        .with("paymentProviderId", draw.percent(95) ? provider : draw.below(3));
  }

  private Fields money(long account) {
    return Fields.of("Deposit", account)
        .with("amount", amount())
        .with("currency", draw.currency(knowledge, account))
        .with("paymentProviderId", draw.below(3))
        .with("method", draw.below(4));
  }

  private long amount() {
    return draw.percent(70) ? draw.upTo(mostDeposited) : draw.amount();
  }

  private Fields chargeback(Map<String, Object> deposit) {
    long amount = (Long) deposit.get("amount");
    Object provider = deposit.get("paymentProviderId");
    return Fields.of("Chargeback", (Long) deposit.get("accountId"))
        .with("transactionId", draw.id128())
        .with("depositTransactionId", deposit.get("transactionId"))
        .with("amount", draw.percent(40) ? amount : 1 + draw.upTo(amount))
        .with("caseRef", draw.below(100))
        .with("currency", deposit.get("currency"))
        .with("paymentProviderId", provider == null ? 0 : provider);
  }
}
