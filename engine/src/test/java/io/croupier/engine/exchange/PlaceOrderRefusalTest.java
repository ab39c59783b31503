package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.protocol.PlaceOrderDecoder;
import io.croupier.protocol.RefusalReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a PlaceOrder is refused for: each row makes one thing wrong with a valid order. The rows are
 * in order of precedence, so two things wrong at once give the upper row's reason.
 */
class PlaceOrderRefusalTest {
  private static final int ALICE = 1;
  private static final int BOB = 2;
  private static final long SOON = 2_000_000_000L;
  private static final long UNKNOWN = 999;

  private record Row(RefusalReason reason, String field, Change change) {}

  private interface Change {
    void apply(Map<String, Object> order);
  }

  private Exchanges exchange;
  private long expired;
  private long foreign;

  private final List<Row> rows =
      List.of(
          new Row(RefusalReason.UNKNOWN_ACCOUNT, "accountId", o -> o.put("accountId", UNKNOWN)),
          new Row(RefusalReason.UNKNOWN_WALLET, "currency", this::inEuro),
          new Row(RefusalReason.UNKNOWN_SESSION, "sessionId", o -> o.put("sessionId", UNKNOWN)),
          new Row(RefusalReason.UNKNOWN_MARKET, "marketId", o -> o.put("marketId", UNKNOWN)),
          new Row(RefusalReason.UNKNOWN_RUNNER, "runner", o -> o.put("runner", 4)),
          new Row(RefusalReason.NOT_OWNER, "sessionId", o -> o.put("sessionId", foreign)),
          new Row(RefusalReason.ACCOUNT_LOCKED, "accountId", o -> send("LockAccount")),
          new Row(RefusalReason.BET_OFF, "accountId", o -> send("SetSwitches", "bet", false)),
          new Row(RefusalReason.SESSION_EXPIRED, "sessionId", o -> o.put("sessionId", expired)),
          new Row(RefusalReason.INVALID_AMOUNT, "stake", o -> o.put("stake", 0)),
          new Row(RefusalReason.OVERFLOW, "stake", o -> o.put("stake", (1L << 44) + 1)),
          new Row(RefusalReason.MARKET_NOT_OPEN, "marketId", o -> close()),
          new Row(RefusalReason.MARKET_SUSPENDED, "marketId", o -> suspend()),
          new Row(RefusalReason.INVALID_ODDS, "price", o -> o.put("price", 301)),
          new Row(RefusalReason.INSUFFICIENT_FUNDS, "stake", o -> o.put("stake", 200_000)),
          new Row(RefusalReason.CAPACITY, "none", o -> fill()));

  @BeforeEach
  void open() {
    exchange = Exchanges.open(2, "orders", 3);
    expired = session(ALICE, SOON);
    foreign = session(BOB, 0);
    exchange.engine.at(SOON);
    exchange.advance();
  }

  @Test
  void shouldAcceptTheValidOrder() {
    assertEquals(List.of("accepted #1 held 100"), place(order()));
  }

  @TestFactory
  List<DynamicTest> shouldRefuseForOneReasonAndChangeNothing() {
    return tests(
        row -> {
          Map<String, Object> order = order();
          row.change.apply(order);
          assertRefused(row, order);
        });
  }

  @TestFactory
  List<DynamicTest> shouldReportTheReasonThatComesFirst() {
    List<Row> later = new ArrayList<>(rows);
    return tests(
        row -> {
          later.remove(row);
          for (Row second : later) {
            // A market in euro and a market that is unknown hide each other.
            if (sameField(row, second)) {
              continue;
            }
            open();
            Map<String, Object> order = order();
            second.change.apply(order);
            row.change.apply(order);
            assertRefused(row, order);
          }
        });
  }

  @Test
  void shouldRefuseNumbersThatTheSchemaDoesNotName() {
    assertEquals("side", fieldOfUnknown(PlaceOrderDecoder.sideEncodingOffset(), 9));
    assertEquals("side", fieldOfUnknown(PlaceOrderDecoder.sideEncodingOffset(), 255));
    assertEquals("orderKind", fieldOfUnknown(PlaceOrderDecoder.orderKindEncodingOffset(), 9));
    assertEquals("persistence", fieldOfUnknown(PlaceOrderDecoder.persistenceEncodingOffset(), 9));
  }

  @Test
  void shouldRefuseWhileTheMarketOrTheAccountHasWorkPending() {
    Exchanges slow = Exchanges.open(1, "workPerCommand", 1);
    for (int i = 0; i < 2; i++) {
      slow.place(ALICE, "BACK", 1, 10, 300);
    }
    slow.send(ALICE, "CancelAllOrders");
    assertEquals(List.of("refused WORK_PENDING accountId"), slow.place(ALICE, "BACK", 1, 10, 300));
    slow.send("SuspendMarket", "marketId", slow.market, "lapse", true);
    assertEquals(List.of(), slow.advance());
    assertEquals(
        List.of("refused MARKET_SUSPENDED marketId"), slow.place(ALICE, "BACK", 1, 10, 300));

    slow.send("OpenMarket", "marketId", slow.market);
    for (int i = 0; i < 2; i++) {
      slow.place(ALICE, "BACK", 1, 10, 300);
    }
    slow.send("TurnInPlay", "marketId", slow.market);
    assertEquals(List.of("refused WORK_PENDING marketId"), slow.place(ALICE, "BACK", 1, 10, 300));
  }

  private List<DynamicTest> tests(Consumer<Row> test) {
    List<DynamicTest> tests = new ArrayList<>();
    for (Row row : rows) {
      tests.add(
          DynamicTest.dynamicTest(
              row.reason.name(),
              () -> {
                open();
                test.accept(row);
              }));
    }
    return tests;
  }

  private void assertRefused(Row row, Map<String, Object> order) {
    long before = exchange.engine.engine().effectHash();
    assertEquals(List.of("refused " + row.reason + " " + row.field), place(order));
    assertEquals(before, exchange.engine.engine().effectHash());
  }

  private static boolean sameField(Row row, Row second) {
    return row.field.equals(second.field) || row.field.equals("currency");
  }

  private String fieldOfUnknown(int offset, int number) {
    Map<String, Object> refused =
        exchange.engine.sendWithByte(offset, number, "PlaceOrder", fields(order())).get(0);
    assertEquals("INVALID_AMOUNT", refused.get("reason"));
    return (String) refused.get("field");
  }

  private List<String> place(Map<String, Object> order) {
    return exchange.send("PlaceOrder", fields(order));
  }

  private static Object[] fields(Map<String, Object> order) {
    List<Object> fields = new ArrayList<>();
    order.forEach((name, value) -> fields.addAll(List.of(name, value)));
    return fields.toArray();
  }

  private Map<String, Object> order() {
    Map<String, Object> order = new LinkedHashMap<>();
    Object[] fields = exchange.placing("BACK", 1, 100, 300);
    for (int i = 0; i < fields.length; i += 2) {
      order.put((String) fields[i], fields[i + 1]);
    }
    order.put("accountId", exchange.account(ALICE));
    return order;
  }

  private long session(int account, long expiresAt) {
    Map<String, Object> opened =
        exchange
            .engine
            .send("OpenSession", "accountId", exchange.account(account), "expiresAt", expiresAt)
            .get(0);
    return Exchanges.number(opened, "sessionId");
  }

  private void send(String command, Object... fields) {
    exchange.send(ALICE, command, fields);
  }

  private void inEuro(Map<String, Object> order) {
    exchange.market(3, 1, "currency", "EUR");
    exchange.send("OpenMarket", "marketId", exchange.market);
    order.put("marketId", exchange.market);
  }

  private void close() {
    exchange.send("CloseMarket", "marketId", exchange.market);
  }

  private void suspend() {
    exchange.send("SuspendMarket", "marketId", exchange.market);
  }

  private void fill() {
    for (int i = 0; i < 3; i++) {
      exchange.place(BOB, "BACK", 2, 1, 300);
    }
  }
}
