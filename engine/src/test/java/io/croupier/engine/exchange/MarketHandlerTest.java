package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketHandlerTest {
  private static final long CLOSE_AT = 5_000_000_000L;
  private final Exchanges exchange = Exchanges.open(3);

  @Test
  void shouldCountItsVersionAtEveryChange() {
    assertEquals(List.of("market SUSPENDED v3"), market("SuspendMarket"));
    assertEquals(List.of("market OPEN v4"), market("OpenMarket"));
    assertEquals(List.of("market OPEN v5"), market("TurnInPlay"));
    assertEquals(List.of("market CLOSED v6"), market("CloseMarket"));
    assertEquals("CLOSED", query().get("status"));
    assertEquals(6L, Exchanges.number(query(), "version"));
    assertEquals(true, query().get("inPlay"));
  }

  @Test
  void shouldRefuseWhatTheTableDoesNotList() {
    assertEquals(List.of("refused INVALID_TRANSITION none"), market("OpenMarket"));
    assertEquals(List.of("refused INVALID_TRANSITION none"), market("SettleMarket"));
    market("TurnInPlay");
    assertEquals(List.of("refused INVALID_TRANSITION none"), market("TurnInPlay"));
    market("VoidMarket");
    assertEquals(List.of("refused INVALID_TRANSITION none"), market("VoidMarket"));
    assertEquals(List.of("refused INVALID_TRANSITION none"), result(1, "result", "WINNER"));
    assertEquals(
        List.of("refused UNKNOWN_MARKET marketId"),
        exchange.send("OpenMarket", "marketId", exchange.market + 1));
  }

  @ParameterizedTest(name = "{0} runners, {1} winners, {2} = {3}: {4}")
  @CsvSource({
    "1, 1, commissionBasisPoints, 0, INVALID_AMOUNT runners",
    "257, 1, commissionBasisPoints, 0, INVALID_AMOUNT runners",
    "3, 3, commissionBasisPoints, 0, INVALID_AMOUNT winners",
    "3, 1, commissionBasisPoints, 10001, INVALID_AMOUNT commissionBasisPoints",
    "3, 1, closeAt, -1, INVALID_AMOUNT closeAt",
    "3, 1, closeAt, 1000000000, INVALID_AMOUNT closeAt",
    "256, 255, commissionBasisPoints, 10000, CAPACITY none"
  })
  void shouldRefuseAMarketThatCannotBe(
      int runners, int winners, String field, long value, String refusal) {
    Exchanges small = new Exchanges("runners", 10);
    assertEquals(
        List.of("refused " + refusal),
        small.send(
            "CreateMarket",
            "currency",
            "GBP",
            "runners",
            runners,
            "winners",
            winners,
            field,
            value));
  }

  @Test
  void shouldRefuseACurrencyThatIsNotInGenesis() {
    assertEquals(
        List.of("refused CURRENCY_MISMATCH currency"),
        exchange.send("CreateMarket", "currency", "JPY", "runners", 2, "winners", 1));
  }

  @Test
  void shouldTakeOrdersUntilItsCloseAtAndCloseThen() {
    openWithCloseAt();
    exchange.engine.at(CLOSE_AT - 1);
    assertEquals(List.of("accepted #1 held 10"), exchange.place(1, "BACK", 1, 10, 300));
    exchange.engine.at(CLOSE_AT);
    assertEquals(
        List.of(
            "market CLOSED v3",
            "reduced #1 to 0+0-0-10 MARKET_CLOSED",
            "refused MARKET_NOT_OPEN marketId"),
        exchange.place(1, "BACK", 1, 10, 300));
  }

  @Test
  void shouldTakeNoOrderAfterItsCloseAtEvenIfItsTimerIsLate() {
    Exchanges slow = Exchanges.open(1, "workPerCommand", 1);
    slow.market(2, 1, "closeAt", CLOSE_AT);
    slow.market(2, 1, "closeAt", CLOSE_AT);
    slow.send("OpenMarket", "marketId", slow.market);
    slow.engine.at(CLOSE_AT);
    assertEquals(List.of("refused MARKET_NOT_OPEN marketId"), slow.place(1, "BACK", 1, 10, 300));
    assertEquals("OPEN", status(slow));
    assertEquals(List.of("market CLOSED v3"), slow.advance());
  }

  @Test
  void shouldLeaveAMarketAloneThatIsNotOpenAtItsCloseAt() {
    exchange.market(2, 1, "closeAt", CLOSE_AT);
    exchange.engine.at(CLOSE_AT);
    assertEquals(List.of(), exchange.advance());
    assertEquals("INACTIVE", query().get("status"));
  }

  @Test
  void shouldTakeItsTimerWithItWhenItClosesBefore() {
    openWithCloseAt();
    market("CloseMarket");
    assertEquals(Long.MAX_VALUE, exchange.engine.engine().nextDeadlineNs());
  }

  @Test
  void shouldLapseOnlyOrdersThatAreNotKeptAtTheTurnInPlay() {
    exchange.send(1, "PlaceOrder", keep("BACK", 10));
    exchange.place(1, "BACK", 1, 20, 300);
    exchange.place(2, "LAY", 1, 5, 300);
    assertEquals(
        List.of("market OPEN v3", "reduced #2 to 0+0-0-20 TURN_IN_PLAY"), market("TurnInPlay"));
    assertEquals("99990 held 10", exchange.money(1));
  }

  @Test
  void shouldLapseAtASuspensionOnlyWhenToldTo() {
    exchange.place(1, "BACK", 1, 20, 300);
    assertEquals(List.of("market SUSPENDED v3"), market("SuspendMarket"));
    assertEquals(
        List.of("reduced #1 to 0+15-5-0 NONE"),
        exchange.send(1, "CancelOrder", "orderId", exchange.order(1), "reduceBy", 5));
    market("OpenMarket");
    assertEquals(
        List.of("market SUSPENDED v5", "reduced #1 to 0+0-5-15 MATERIAL_EVENT"),
        exchange.send("SuspendMarket", "marketId", exchange.market, "lapse", true));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "WINNER, 0, runner 1 WINNER 0",
    "WINNER, 3, runner 1 WINNER 3",
    "LOSER, 0, runner 1 LOSER 0",
    "LOSER, 1, refused INVALID_AMOUNT result",
    "NONE, 1, refused INVALID_AMOUNT result",
    ", 4, runner 1 NONE 4",
    ", 0, refused INVALID_AMOUNT result",
    "WINNER, 257, refused INVALID_AMOUNT position"
  })
  void shouldRecordHowARunnerEnded(String result, int position, String outcome) {
    List<String> outcomes =
        result == null
            ? result(1, "position", position)
            : result(1, "result", result, "position", position);
    assertEquals(outcome, outcomes.get(0).replace("null", "0"));
  }

  @Test
  void shouldRefuseToSettleWhileTheResultsAreIncomplete() {
    market("CloseMarket");
    assertEquals(List.of("refused RESULT_INCOMPLETE marketId"), market("SettleMarket"));
    result(1, "result", "WINNER");
    assertEquals(List.of("market CLOSED v4", "market SETTLED v5"), market("SettleMarket"));
  }

  @Test
  void shouldForgetFinalMarketsOldestFirstAndLetThemGiveWay() {
    Exchanges small = new Exchanges("markets", 2, "runners", 11);
    small.market(5, 1);
    long first = small.market;
    small.market(5, 1);
    long second = small.market;
    Object[] third = {"currency", "GBP", "runners", 6, "winners", 1};
    assertEquals(List.of("refused CAPACITY none"), small.send("CreateMarket", third));
    small.send("VoidMarket", "marketId", second);
    assertEquals(List.of("refused CAPACITY none"), small.send("CreateMarket", third));
    small.send("VoidMarket", "marketId", first);
    assertEquals(List.of("refused CAPACITY none"), small.send("CreateMarket", third));
    small.advance();
    assertEquals(
        List.of("market VOIDED v3"),
        small.words(small.engine.query("QueryMarket", "marketId", second)));
    assertEquals(List.of("market INACTIVE v1"), small.send("CreateMarket", third));
    assertEquals(
        List.of("refused UNKNOWN_MARKET marketId"),
        small.words(small.engine.query("QueryMarket", "marketId", second)));
    assertEquals(
        List.of("market VOIDED v3"),
        small.words(small.engine.query("QueryMarket", "marketId", first)));
  }

  private void openWithCloseAt() {
    exchange.market(2, 1, "closeAt", CLOSE_AT);
    market("OpenMarket");
  }

  private List<String> market(String command) {
    return exchange.send(command, "marketId", exchange.market);
  }

  private List<String> result(int runner, Object... more) {
    Object[] fields = Arrays.copyOf(more, more.length + 4);
    fields[more.length] = "marketId";
    fields[more.length + 1] = exchange.market;
    fields[more.length + 2] = "runner";
    fields[more.length + 3] = runner;
    return exchange.send("SetRunnerResult", fields);
  }

  private Object[] keep(String side, long stake) {
    return new Object[] {
      "marketId",
      exchange.market,
      "runner",
      1,
      "side",
      side,
      "stake",
      stake,
      "price",
      300,
      "persistence",
      "KEEP"
    };
  }

  private Map<String, Object> query() {
    return exchange.engine.query("QueryMarket", "marketId", exchange.market).get(0);
  }

  private static String status(Exchanges exchange) {
    Map<String, Object> market =
        exchange.engine.query("QueryMarket", "marketId", exchange.market).get(0);
    return (String) market.get("status");
  }
}
