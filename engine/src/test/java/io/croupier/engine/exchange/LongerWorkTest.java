package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Work in slices, and what other commands do to the orders that it has still to visit. */
class LongerWorkTest {
  private static final long CLOSE_AT = 5_000_000_000L;
  private final Exchanges exchange = Exchanges.open(3, "workPerCommand", 1);

  @Test
  void shouldVisitOneStepACommandAndOrdersThatDoNotChangeToo() {
    exchange.place(1, "BACK", 1, 10, 300);
    exchange.place(2, "LAY", 1, 10, 300);
    exchange.place(1, "BACK", 1, 20, 300);
    assertEquals(List.of("market CLOSED v3"), market("CloseMarket"));
    assertEquals(List.of("reduced #3 to 0+0-0-20 MARKET_CLOSED"), exchange.advance());
    assertEquals(List.of("refused WORK_PENDING marketId"), market("VoidMarket"));
    assertEquals(List.of(), exchange.advance());
    assertEquals(Long.MAX_VALUE, exchange.engine.engine().nextDeadlineNs());
  }

  @Test
  void shouldSendLaterSlicesToHomeGatewaysWithoutACommandId() {
    exchange.place(1, "LAY", 1, 10, 300);
    exchange.place(2, "BACK", 1, 10, 300);
    market("VoidMarket");
    List<Map<String, Object>> outcomes = exchange.engine.advance();
    for (Map<String, Object> outcome : outcomes.subList(1, outcomes.size())) {
      assertEquals(1L, Exchanges.number(outcome, "gatewayId"));
      assertEquals(0L, Exchanges.number(outcome, "commandId"));
    }
    assertEquals(
        List.of(
            "TimeAdvanced",
            "settled #2 0 voided 10",
            "paid 2 net 0 commission 0 cash 100000 rounding 0",
            "market VOIDED v4"),
        exchange.words(outcomes));
  }

  @Test
  void shouldGoOnBehindAnOrderThatIsGone() {
    exchange.place(1, "BACK", 1, 10, 300);
    exchange.place(1, "BACK", 1, 20, 300);
    exchange.place(2, "BACK", 1, 30, 300);
    market("TurnInPlay");
    assertEquals(List.of("orders 1", "reduced #2 to 0+0-20-0 NONE"), cancelAll(1));
    assertEquals(List.of("reduced #3 to 0+0-0-30 TURN_IN_PLAY"), exchange.advance());
    assertEquals(Long.MAX_VALUE, exchange.engine.engine().nextDeadlineNs());
  }

  @Test
  void shouldEndAPositionWhoseLastOrdersAnotherWorkTookAway() {
    Exchanges two = Exchanges.open(3, "workPerCommand", 2);
    two.place(3, "BACK", 3, 10, 300);
    two.place(1, "LAY", 1, 10, 300);
    two.place(2, "BACK", 1, 10, 300);
    two.place(1, "LAY", 2, 20, 300);
    assertEquals(
        List.of(
            "market CLOSED v3", "reduced #1 to 0+0-0-10 MARKET_CLOSED", "settled #2 0 voided 10"),
        two.send("VoidMarket", "marketId", two.market));
    assertEquals(
        List.of("AccountChanged", "reduced #4 to 0+0-0-20 ACCOUNT_BLOCKED"),
        two.send(1, "LockAccount"));
    assertEquals("99980 held 20", two.money(1));
    assertEquals(
        List.of(
            "paid 1 net 0 commission 0 cash 100000 rounding 0",
            "settled #3 0 voided 10",
            "paid 2 net 0 commission 0 cash 100000 rounding 0",
            "market VOIDED v4"),
        two.advance());
  }

  @Test
  void shouldGoOnBehindAPositionThatIsGone() {
    exchange.place(1, "BACK", 1, 10, 300);
    exchange.place(2, "BACK", 1, 20, 300);
    exchange.place(3, "BACK", 1, 30, 300);
    assertEquals(
        List.of("market CLOSED v3", "reduced #1 to 0+0-0-10 MARKET_CLOSED"), market("VoidMarket"));
    exchange.send(2, "LockAccount");
    assertEquals(
        List.of("reduced #3 to 0+0-0-30 MARKET_CLOSED", "market VOIDED v4"), exchange.advance());
  }

  @Test
  void shouldTakeOpenWorkOverWhenTheMarketCloses() {
    exchange.market(2, 1, "closeAt", CLOSE_AT);
    market("OpenMarket");
    for (int i = 0; i < 3; i++) {
      exchange.send(
          1,
          "PlaceOrder",
          "marketId",
          exchange.market,
          "runner",
          1,
          "side",
          "BACK",
          "stake",
          10,
          "price",
          300,
          "persistence",
          i == 2 ? "LAPSE" : "KEEP");
    }
    market("TurnInPlay");
    exchange.engine.at(CLOSE_AT);
    assertEquals(
        List.of("market CLOSED v4", "reduced #1 to 0+0-0-10 MARKET_CLOSED"),
        exchange.advance(),
        "the timer's step is the last of its budget, the item goes on with the command's");
    assertEquals(List.of("reduced #2 to 0+0-0-10 MARKET_CLOSED"), exchange.advance());
    assertEquals(List.of("reduced #3 to 0+0-0-10 MARKET_CLOSED"), exchange.advance());
    assertEquals(Long.MAX_VALUE, exchange.engine.engine().nextDeadlineNs());
  }

  @Test
  void shouldLetABlockTakeACancelOver() {
    for (int i = 0; i < 3; i++) {
      exchange.place(1, "BACK", 1, 10, 300);
    }
    assertEquals(List.of("orders 3", "reduced #1 to 0+0-10-0 NONE"), cancelAll(1));
    assertEquals(
        List.of("AccountChanged", "reduced #2 to 0+0-0-10 ACCOUNT_BLOCKED"),
        exchange.send(1, "LockAccount"));
    assertEquals(List.of("reduced #3 to 0+0-0-10 ACCOUNT_BLOCKED"), exchange.advance());
  }

  @Test
  void shouldCloseAnEmptyAccountWithItsLastPosition() {
    exchange.place(1, "BACK", 1, 10, 300);
    exchange.place(2, "LAY", 1, 10, 300);
    long account = exchange.account(1);
    exchange.send(
        1,
        "RequestWithdrawal",
        "transactionId",
        String.format("%032x", 77),
        "amount",
        99_990,
        "currency",
        "GBP");
    Map<String, Object> requested =
        exchange.engine.send("CloseAccount", "accountId", account).get(0);
    assertEquals("CLOSING", requested.get("statusAfter"));
    exchange.send("ApproveWithdrawal", "withdrawalId", withdrawal(), "accountId", account);
    exchange.send("StartPayout", "withdrawalId", withdrawal(), "accountId", account);
    exchange.send("CompletePayout", "withdrawalId", withdrawal(), "accountId", account);
    while (exchange.engine.engine().nextDeadlineNs() != Long.MAX_VALUE) {
      exchange.advance();
    }
    market("CloseMarket");
    exchange.advance();
    exchange.advance();
    exchange.send("SetRunnerResult", "marketId", exchange.market, "runner", 2, "result", "WINNER");
    assertEquals(
        List.of(
            "market CLOSED v4",
            "settled #1 -10 voided 0",
            "paid 1 net -10 commission 0 cash 0 rounding 0",
            "AccountChanged"),
        market("SettleMarket"));
  }

  /** The first withdrawal of an engine: slot 1, serial 1. */
  private static long withdrawal() {
    return (1L << 24) + 1;
  }

  private List<String> cancelAll(int account) {
    return exchange.send(account, "CancelAllOrders");
  }

  private List<String> market(String command) {
    return exchange.send(command, "marketId", exchange.market);
  }
}
