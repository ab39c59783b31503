package io.croupier.testkit.bonus;

import io.croupier.testkit.orders.Orders;
import io.croupier.testkit.refusal.Fixture;
import java.util.Map;

/** Sends messages of a round, and of the bonus that it is played with. */
final class BonusMessenger implements Orders.Messenger<BonusMessage> {
  @Override
  public Map<String, Object> send(Fixture fixture, BonusMessage message) {
    return message.send(fixture);
  }

  @Override
  public void ask(Fixture fixture) {
    ask(fixture, "QueryWallet", "accountId", "alice", "currency", "GBP");
    ask(fixture, "QueryBonus", "bonusId", "bonus");
    ask(
        fixture,
        "QueryRound",
        "accountId",
        "alice",
        "providerId",
        1,
        "roundId",
        BonusMessage.id(9));
    for (int id = 1; id <= 4; id++) {
      ask(
          fixture,
          "QueryTransaction",
          "transactionId",
          BonusMessage.id(id),
          "providerId",
          1,
          "kind",
          "ROUND_DEBIT");
    }
  }

  private static void ask(Fixture fixture, String query, Object... fields) {
    fixture.ask(fixture.command(query, fields));
  }
}
