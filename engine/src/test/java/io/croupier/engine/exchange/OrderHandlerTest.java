package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderHandlerTest {
  private final Exchanges exchange = Exchanges.open(4);

  @Test
  void shouldHoldWhatAnOrderNeedsAndLetItRest() {
    assertEquals(List.of("accepted #1 held 1000"), exchange.place(1, "BACK", 1, 1_000, 300));
    assertEquals("99000 held 1000", exchange.money(1));
    assertEquals(List.of("accepted #2 held 2850"), exchange.place(2, "LAY", 1, 1_500, 290));
  }

  @Test
  void shouldMatchAtTheRestingPriceBestPriceFirstThenInOrderOfArrival() {
    exchange.place(1, "LAY", 1, 500, 300);
    exchange.place(2, "LAY", 1, 500, 310);
    exchange.place(3, "LAY", 1, 500, 310);
    assertEquals(
        List.of(
            "accepted #4 held 1200",
            "matched #4 500@310 left 700",
            "matched #2 500@310 left 0",
            "matched #4 500@310 left 200",
            "matched #3 500@310 left 0",
            "matched #4 200@300 left 0",
            "matched #1 200@300 left 300"),
        exchange.place(4, "BACK", 1, 1_200, 300));
    assertEquals("98800 held 1200", exchange.money(4));
    assertEquals("98950 held 1050", exchange.money(2));
    assertEquals("99000 held 1000", exchange.money(1));
  }

  @Test
  void shouldRestWhatFindsNoCounterpartBehindThoseAtItsPrice() {
    exchange.place(1, "BACK", 1, 100, 200);
    exchange.place(2, "LAY", 1, 300, 200);
    exchange.place(3, "LAY", 1, 300, 200);
    assertEquals(
        List.of(
            "accepted #4 held 250",
            "matched #4 200@200 left 50",
            "matched #2 200@200 left 0",
            "matched #4 50@200 left 0",
            "matched #3 50@200 left 250"),
        exchange.place(4, "BACK", 1, 250, 200));
  }

  @Test
  void shouldNotMatchAcrossRunnersOrAtWorsePrices() {
    exchange.place(1, "LAY", 1, 500, 300);
    exchange.place(2, "LAY", 2, 500, 320);
    assertEquals(1, exchange.place(3, "BACK", 1, 500, 305).size());
    assertEquals(1, exchange.place(3, "LAY", 1, 500, 295).size());
  }

  @Test
  void shouldReleaseTheHoldWhenMatchedBetsOffsetEachOther() {
    exchange.place(2, "LAY", 1, 1_000, 300);
    exchange.place(1, "BACK", 1, 1_000, 300);
    exchange.place(3, "BACK", 1, 1_200, 250);
    exchange.place(1, "LAY", 1, 1_200, 250);
    assertEquals("100000 held 0", exchange.money(1));
  }

  @Test
  void shouldLetAnAccountMatchItself() {
    exchange.place(1, "LAY", 1, 1_000, 300);
    assertEquals(
        List.of(
            "accepted #2 held 2000", "matched #2 1000@300 left 0", "matched #1 1000@300 left 0"),
        exchange.place(1, "BACK", 1, 1_000, 300));
    assertEquals("100000 held 0", exchange.money(1));
  }

  @Test
  void shouldLapseTheRestAfterAsManyRestingOrdersAsACommandMayMeet() {
    Exchanges small = Exchanges.open(4, "matchesPerCommand", 2, "workPerCommand", 2);
    for (int i = 0; i < 3; i++) {
      small.place(1, "LAY", 1, 100, 300);
    }
    List<String> outcomes = small.place(2, "BACK", 1, 400, 300);
    assertEquals("reduced #4 to 200+0-0-200 MATCH_LIMIT", outcomes.get(outcomes.size() - 1));
    assertEquals("99800 held 200", small.money(2));
    assertEquals(1, small.place(2, "BACK", 1, 200, 310).size(), "rests, nothing is as good");
  }

  @Test
  void shouldCancelWholeOrInPartAndKeepThePlace() {
    exchange.place(1, "BACK", 1, 1_000, 300);
    exchange.place(2, "BACK", 1, 1_000, 300);
    assertEquals(
        List.of("reduced #1 to 0+400-600-0 NONE"),
        exchange.send(1, "CancelOrder", "orderId", exchange.order(1), "reduceBy", 600));
    assertEquals("99600 held 400", exchange.money(1));
    assertEquals("matched #1 400@300 left 0", exchange.place(3, "LAY", 1, 500, 300).get(2));
    assertEquals(
        List.of("reduced #2 to 100+0-900-0 NONE"),
        exchange.send(2, "CancelOrder", "orderId", exchange.order(2), "reduceBy", 9_999));
    assertEquals(
        List.of("refused NO_CHANGE orderId"),
        exchange.send(2, "CancelOrder", "orderId", exchange.order(2)));
  }

  @Test
  void shouldForgetAnOrderOfWhichNothingIsLeft() {
    exchange.place(1, "BACK", 1, 1_000, 300);
    exchange.send(1, "CancelOrder", "orderId", exchange.order(1));
    assertEquals("100000 held 0", exchange.money(1));
    assertEquals(
        List.of("refused UNKNOWN_ORDER orderId"),
        exchange.send(1, "CancelOrder", "orderId", exchange.order(1)));
  }

  @Test
  void shouldReplaceTheUnmatchedStakeAndMatchItAnew() {
    exchange.place(1, "BACK", 1, 1_000, 300);
    exchange.place(2, "LAY", 1, 400, 300);
    exchange.place(3, "LAY", 1, 100, 280);
    assertEquals(
        List.of(
            "replaced #1 by #4 of 600 held 1000",
            "matched #4 100@280 left 500",
            "matched #3 100@280 left 0"),
        exchange.send(1, "ReplaceOrder", "orderId", exchange.order(1), "price", 270));
    assertEquals(
        List.of("refused NO_CHANGE orderId"),
        exchange.send(1, "ReplaceOrder", "orderId", exchange.order(1), "price", 280));
  }

  @Test
  void shouldHoldMoreWhenALayIsReplacedAtAHigherPrice() {
    exchange.place(1, "LAY", 1, 1_000, 300);
    assertEquals(
        List.of("replaced #1 by #2 of 1000 held 4000"),
        exchange.send(1, "ReplaceOrder", "orderId", exchange.order(1), "price", 500));
    assertEquals(
        List.of("replaced #2 by INSUFFICIENT_FUNDS of 1000 held 0"),
        exchange.send(1, "ReplaceOrder", "orderId", exchange.order(2), "price", 100_000));
    assertEquals("100000 held 0", exchange.money(1));
  }

  @Test
  void shouldLapseRestingOrdersOfABlockedAccountInsteadOfMatchingThem() {
    Exchanges slow = Exchanges.open(3, "workPerCommand", 1);
    slow.place(1, "LAY", 2, 100, 300);
    slow.place(1, "LAY", 1, 100, 300);
    slow.place(2, "LAY", 1, 100, 300);
    slow.send(1, "LockAccount");
    assertEquals(
        List.of(
            "accepted #4 held 100",
            "reduced #2 to 0+0-0-100 ACCOUNT_BLOCKED",
            "matched #4 100@300 left 0",
            "matched #3 100@300 left 0"),
        slow.place(3, "BACK", 1, 100, 300));
    assertEquals("100000 held 0", slow.money(1));
  }

  @Test
  void shouldSendCopiesAndConsequencesToTheGatewayThatPlacedTheOrder() {
    exchange.sendFrom(2, 1, "PlaceOrder", exchange.placing("BACK", 1, 1_000, 300));
    exchange.sendFrom(2, 1, "PlaceOrder", exchange.placing("BACK", 1, 1_000, 310));
    long account = exchange.account(1);
    List<Map<String, Object>> cancelled =
        exchange.engine.send(
            "CancelOrder", "accountId", account, "orderId", exchange.order(1), "reduceBy", 1);
    assertEquals(List.of("1 answer own", "2 copy foreign"), receivers(cancelled));

    List<Map<String, Object>> replaced =
        exchange.engine.send(
            "ReplaceOrder", "accountId", account, "orderId", exchange.order(2), "price", 320);
    assertEquals(List.of("1 answer own", "2 copy foreign"), receivers(replaced));

    List<Map<String, Object>> matched =
        exchange.engine.send(
            "PlaceOrder", with(exchange.placing("LAY", 1, 999, 300), exchange.account(2)));
    assertEquals(List.of("1 answer own", "1 copy own", "2 copy foreign"), receivers(matched));
  }

  @Test
  void shouldCancelAllOrdersOfTheAccountOrOfItsPositionInOneMarket() {
    exchange.place(1, "BACK", 1, 100, 300);
    exchange.place(2, "LAY", 1, 40, 300);
    exchange.place(1, "BACK", 2, 100, 300);
    long first = exchange.market;
    exchange.market(2, 1);
    exchange.send("OpenMarket", "marketId", exchange.market);
    exchange.place(1, "LAY", 1, 100, 200);
    assertEquals(
        List.of("orders 1", "reduced #4 to 0+0-100-0 NONE"),
        exchange.send(1, "CancelAllOrders", "marketId", exchange.market));
    exchange.place(1, "LAY", 1, 100, 200);
    assertEquals(
        List.of(
            "orders 3",
            "reduced #1 to 40+0-60-0 NONE",
            "reduced #3 to 0+0-100-0 NONE",
            "reduced #5 to 0+0-100-0 NONE"),
        exchange.send(1, "CancelAllOrders"));
    assertEquals(List.of("orders 0"), exchange.send(1, "CancelAllOrders", "marketId", first));
    assertEquals("99960 held 40", exchange.money(1));
  }

  @Test
  void shouldListOpenOrdersPageByPage() {
    for (int i = 0; i < 102; i++) {
      exchange.place(1, "BACK", 1 + i % 3, 1, 300);
    }
    long account = exchange.account(1);
    List<Map<String, Object>> page = exchange.engine.query("QueryOrders", "accountId", account);
    assertEquals(101, page.size());
    assertEquals(100, Exchanges.number(page.get(0), "count"));
    long next = Exchanges.number(page.get(0), "nextAfterOrderId");
    assertEquals(
        List.of("orders 2", "order #101 0+1", "order #102 0+1"),
        exchange.words(
            exchange.engine.query("QueryOrders", "accountId", account, "afterOrderId", next)));
    assertEquals(
        List.of("refused UNKNOWN_ORDER orderId"),
        exchange.words(
            exchange.engine.query(
                "QueryOrders", "accountId", exchange.account(2), "afterOrderId", next)));
  }

  @Test
  void shouldListTheOrdersOfOneMarketAndGoOnOnlyBehindAnOrderOfIt() {
    exchange.place(1, "BACK", 1, 10, 300);
    long first = exchange.market;
    exchange.market(2, 1);
    exchange.send("OpenMarket", "marketId", exchange.market);
    exchange.place(1, "BACK", 1, 20, 300);
    assertEquals(List.of("orders 1", "order #2 0+20"), orders(exchange.market, 0));
    assertEquals(List.of("orders 0"), orders(exchange.market, exchange.order(2)));
    assertEquals(List.of("orders 1", "order #2 0+20"), orders(0, exchange.order(1)));
    assertEquals(List.of("refused UNKNOWN_ORDER orderId"), orders(first, exchange.order(2)));
  }

  private List<String> orders(long market, long after) {
    return exchange.words(
        exchange.engine.query(
            "QueryOrders",
            "accountId",
            exchange.account(1),
            "marketId",
            market,
            "afterOrderId",
            after));
  }

  @Test
  void shouldShowEveryLevelOfARunner() {
    exchange.place(1, "BACK", 1, 10, 310);
    exchange.place(1, "BACK", 1, 20, 300);
    exchange.place(1, "LAY", 1, 30, 290);
    exchange.place(1, "LAY", 1, 40, 101);
    Map<String, Object> book =
        exchange.engine.query("QueryOrderBook", "marketId", exchange.market, "runner", 1).get(0);
    List<String> levels = new ArrayList<>();
    for (Object level : (List<?>) book.get("levels")) {
      Map<?, ?> fields = (Map<?, ?>) level;
      levels.add(fields.get("side") + " " + fields.get("size") + "@" + fields.get("price"));
    }
    assertEquals(List.of("BACK 20@300", "BACK 10@310", "LAY 30@290", "LAY 40@101"), levels);
  }

  private static List<String> receivers(List<Map<String, Object>> outcomes) {
    List<String> receivers = new ArrayList<>();
    for (Map<String, Object> outcome : outcomes) {
      boolean answer = Boolean.TRUE.equals(outcome.get("answer"));
      boolean own = Exchanges.number(outcome, "commandId") != 0;
      receivers.add(
          outcome.get("gatewayId") + (answer ? " answer" : " copy") + (own ? " own" : " foreign"));
    }
    return receivers;
  }

  private static Object[] with(Object[] fields, long account) {
    Object[] all = Arrays.copyOf(fields, fields.length + 2);
    all[fields.length] = "accountId";
    all[fields.length + 1] = account;
    return all;
  }
}
