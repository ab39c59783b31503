package io.croupier.testkit.bonus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.testkit.orders.Orders;
import io.croupier.testkit.refusal.Fixture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Sends messages of a free round, and holds that the same wins have brought the same cash wherever
 * they stand.
 */
final class FreeWinMessenger implements Orders.Messenger<BonusMessage> {
  private static final List<Integer> WINS = List.of(2, 10, 12);

  private final BonusMessenger messenger = new BonusMessenger();
  private final Map<String, Object> cashByWins = new HashMap<>();

  @Override
  public Map<String, Object> send(Fixture fixture, BonusMessage message) {
    return messenger.send(fixture, message);
  }

  @Override
  public void ask(Fixture fixture) {
    messenger.ask(fixture);
    Object cash = ask(fixture, "QueryWallet", "accountId", "alice", "currency", "GBP").get("cash");
    TreeSet<Integer> standing = new TreeSet<>(WINS);
    standing.removeIf(win -> !stands(fixture, win));
    Object before = cashByWins.putIfAbsent(standing.toString(), cash);
    assertEquals(before == null ? cash : before, cash, () -> "with the wins " + standing);
  }

  /** What cash there was with so many different sets of standing wins. */
  Map<String, Object> cashByWins() {
    return cashByWins;
  }

  private static boolean stands(Fixture fixture, int win) {
    Object[] fields = {
      "transactionId", BonusMessage.id(win), "providerId", 1, "kind", "ROUND_CREDIT"
    };
    Map<String, Object> report = ask(fixture, "QueryTransaction", fields);
    return "ROUND_CREDIT".equals(report.get("kind")) && "BOOKED".equals(report.get("state"));
  }

  private static Map<String, Object> ask(Fixture fixture, String query, Object... fields) {
    return fixture.ask(fixture.command(query, fields)).get(0);
  }
}
