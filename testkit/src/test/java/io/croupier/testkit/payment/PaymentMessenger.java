package io.croupier.testkit.payment;

import io.croupier.testkit.orders.Orders;
import io.croupier.testkit.refusal.Fixture;
import java.util.Map;

/** Sends messages of deposits and withdrawals. */
final class PaymentMessenger implements Orders.Messenger<Message> {
  @Override
  public Map<String, Object> send(Fixture fixture, Message message) {
    return message.send(fixture);
  }

  @Override
  public void ask(Fixture fixture) {
    for (String currency : new String[] {"GBP", "EUR"}) {
      ask(fixture, "QueryWallet", "accountId", "alice", "currency", currency);
    }
    ask(fixture, "QueryAccount", "accountId", "alice");
    ask(fixture, "QueryDeposit", "depositId", Start.FIRST);
    ask(fixture, "QueryWithdrawal", "withdrawalId", Start.FIRST);
    ask(
        fixture,
        "QueryTransaction",
        "transactionId",
        Message.id(1),
        "providerId",
        1,
        "kind",
        "DEPOSIT");
  }

  private static void ask(Fixture fixture, String query, Object... fields) {
    fixture.ask(fixture.command(query, fields));
  }
}
