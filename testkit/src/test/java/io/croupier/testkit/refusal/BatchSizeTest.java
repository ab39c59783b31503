package io.croupier.testkit.refusal;

import static io.croupier.testkit.refusal.UsualMarkets.instructions;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many orders one command may place, on engine and model. */
class BatchSizeTest {
  /** 135 = 4 x work 1 + 3 x matches 1 + 8 + 2 x 60, and the least that Genesis may state. */
  @ParameterizedTest(name = "{0} outcomes a command")
  @CsvSource({"8192, 200", "415, 200", "414, 199", "413, 199", "135, 60"})
  void shouldPlaceAsManyOrdersAsTheOutcomesHaveRoomFor(int outcomes, int most) {
    Fixture world = world(outcomes);
    List<Map<String, Object>> placed = world.send(batch(world, most));
    assertEquals("OrdersProcessed", placed.get(0).get("outcome"));
    assertEquals(1 + 2 * most, placed.size(), "each is accepted, and lapses");
    Map<String, Object> refused = Fixture.answer(world.send(batch(world, most + 1)));
    assertEquals("INVALID_AMOUNT", refused.get("reason"));
    assertEquals("instructions", refused.get("field"));
  }

  private static Fixture world(int outcomes) {
    Fixture world = new Fixture();
    world.accepted(
        "Genesis",
        "gatewayId",
        0,
        "orders",
        300,
        "workPerCommand",
        1,
        "matchesPerCommand",
        1,
        "outcomesPerCommand",
        outcomes);
    world.made("alice", "OpenAccount", "currency", "GBP");
    world.accepted("Deposit", "accountId", "alice", "currency", "GBP", "amount", 100_000);
    world.made("open", "CreateMarket", "currency", "GBP", "runners", 2, "winners", 1);
    world.accepted("OpenMarket", "marketId", "open");
    return world;
  }

  private static Map<String, Object> batch(Fixture world, int orders) {
    Map<String, Object> one = instructions("stake", 1, "orderKind", "IMMEDIATE_OR_CANCEL").get(0);
    return world.command(
        "PlaceOrders",
        "accountId",
        "alice",
        "marketId",
        "open",
        "instructions",
        Collections.nCopies(orders, one));
  }
}
