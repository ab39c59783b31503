package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.engine.ledger.BalanceKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlementTest {
  private final Exchanges exchange = Exchanges.open(4);

  @Test
  void shouldPayWinnersFromLosersLessCommission() {
    market(3, 1, "commissionBasisPoints", 500);
    exchange.place(1, "LAY", 1, 1_000, 300);
    exchange.place(2, "BACK", 1, 1_033, 300);
    assertEquals(
        List.of(
            "market CLOSED v4",
            "settled #1 -2000 voided 0",
            "paid 1 net -2000 commission 0 cash 98000 rounding 0",
            "settled #2 2000 voided 0",
            "paid 2 net 2000 commission 100 cash 101900 rounding 0",
            "market SETTLED v5"),
        settle("1"));
    assertEquals("98000 held 0", exchange.money(1));
    assertEquals("101900 held 0", exchange.money(2));
    assertEquals(100, house(BalanceKind.COMMISSION));
  }

  @Test
  void shouldTakeLessCommissionOfAnAccountWithADiscount() {
    exchange.send(2, "SetDiscount", "discountBasisPoints", 4_000);
    market(2, 1, "commissionBasisPoints", 500);
    exchange.place(1, "LAY", 1, 10_000, 500);
    exchange.place(2, "BACK", 1, 10_000, 500);
    assertEquals("paid 2 net 40000 commission 1200 cash 138800 rounding 0", settle("1").get(4));
    assertEquals(1_200, house(BalanceKind.COMMISSION));
  }

  @Test
  void shouldRoundCommissionAndDiscountDownTogether() {
    market(2, 1, "commissionBasisPoints", 500);
    exchange.place(1, "LAY", 1, 333, 200);
    exchange.place(2, "BACK", 1, 333, 200);
    assertEquals("paid 2 net 333 commission 16 cash 100317 rounding 0", settle("1").get(4));
    exchange.send(2, "SetDiscount", "discountBasisPoints", 4_000);
    market(2, 1, "commissionBasisPoints", 500);
    exchange.place(1, "LAY", 1, 333, 200);
    exchange.place(2, "BACK", 1, 333, 200);
    assertEquals("paid 2 net 333 commission 9 cash 100641 rounding 0", settle("1").get(4));
  }

  @Test
  void shouldTakeNoCommissionOfAnAccountWithTheWholeDiscount() {
    exchange.send(2, "SetDiscount", "discountBasisPoints", 10_000);
    market(2, 1, "commissionBasisPoints", 10_000);
    exchange.place(1, "LAY", 1, 333, 200);
    exchange.place(2, "BACK", 1, 333, 200);
    assertEquals("paid 2 net 333 commission 0 cash 100333 rounding 0", settle("1").get(4));
  }

  @Test
  void shouldRoundDownOncePerAccountAndKeepTheDifference() {
    for (int backer = 2; backer <= 4; backer++) {
      exchange.place(1, "LAY", 1, 33, 137);
      exchange.place(backer, "BACK", 1, 33, 137);
    }
    assertEquals("99963 held 37", exchange.money(1));
    assertEquals(
        List.of(
            "market CLOSED v4",
            "settled #1 -13 voided 0",
            "settled #3 -12 voided 0",
            "settled #5 -12 voided 0",
            "paid 1 net -37 commission 0 cash 99963 rounding 370000",
            "settled #2 12 voided 0",
            "paid 2 net 12 commission 0 cash 100012 rounding 210000",
            "settled #4 12 voided 0",
            "paid 3 net 12 commission 0 cash 100012 rounding 210000",
            "settled #6 12 voided 0",
            "paid 4 net 12 commission 0 cash 100012 rounding 210000",
            "market SETTLED v5"),
        settle("1"));
    assertEquals(1, house(BalanceKind.ROUNDING));
  }

  @Test
  void shouldPayADeadHeatItsShare() {
    market(4, 1);
    exchange.place(1, "LAY", 1, 30_000, 400);
    exchange.place(2, "BACK", 1, 30_000, 400);
    assertEquals(
        List.of(
            "market CLOSED v4",
            "settled #1 -10000 voided 0",
            "paid 1 net -10000 commission 0 cash 90000 rounding 0",
            "settled #2 10000 voided 0",
            "paid 2 net 10000 commission 0 cash 110000 rounding 0",
            "market SETTLED v5"),
        settle("1 1 1"));
  }

  @Test
  void shouldPayTiesForTheLastOfThreePlaces() {
    market(5, 3);
    exchange.place(1, "LAY", 3, 6_000, 600);
    exchange.place(2, "BACK", 3, 6_000, 600);
    List<String> outcomes = settle("1 1 3 3 3");
    assertEquals("settled #2 6000 voided 0", outcomes.get(3));
  }

  @Test
  void shouldSettleInTheOrderInWhichAccountsEnteredTheMarket() {
    exchange.place(3, "LAY", 1, 100, 300);
    exchange.place(1, "LAY", 2, 100, 300);
    exchange.place(2, "BACK", 2, 100, 300);
    exchange.place(2, "BACK", 1, 100, 300);
    assertEquals(
        List.of(
            "market CLOSED v4",
            "settled #1 -200 voided 0",
            "paid 3 net -200 commission 0 cash 99800 rounding 0",
            "settled #2 100 voided 0",
            "paid 1 net 100 commission 0 cash 100100 rounding 0",
            "settled #3 -100 voided 0",
            "settled #4 200 voided 0",
            "paid 2 net 100 commission 0 cash 100100 rounding 0",
            "market SETTLED v5"),
        settle("1"));
  }

  @Test
  void shouldReturnEveryStakeOfAVoidMarket() {
    exchange.place(1, "LAY", 1, 1_000, 300);
    exchange.place(2, "BACK", 1, 400, 300);
    exchange.place(3, "BACK", 1, 100, 310);
    exchange.place(2, "LAY", 2, 50, 200);
    assertEquals(
        List.of(
            "market CLOSED v3",
            "reduced #1 to 400+0-0-600 MARKET_CLOSED",
            "settled #1 0 voided 400",
            "paid 1 net 0 commission 0 cash 100000 rounding 0",
            "settled #2 0 voided 400",
            "reduced #4 to 0+0-0-50 MARKET_CLOSED",
            "paid 2 net 0 commission 0 cash 100000 rounding 0",
            "reduced #3 to 0+0-0-100 MARKET_CLOSED",
            "market VOIDED v4"),
        exchange.send("VoidMarket", "marketId", exchange.market));
    assertEquals(
        List.of("refused UNKNOWN_ORDER orderId"),
        exchange.send(1, "CancelOrder", "orderId", exchange.order(1)));
  }

  @Test
  void shouldEndAMarketWithoutPositionsAtOnce() {
    assertEquals(List.of("market CLOSED v4", "market SETTLED v5"), settle("1"));
  }

  @Test
  void shouldGiveTheSameOutcomesInSlicesAsAtOnce() {
    List<String> atOnce = threeBets(exchange);
    Exchanges slow = Exchanges.open(4, "workPerCommand", 2, "matchesPerCommand", 50);
    List<String> inSlices = threeBets(slow);
    while (!inSlices.get(inSlices.size() - 1).startsWith("market SETTLED")) {
      inSlices.addAll(slow.advance());
    }
    assertEquals(atOnce, inSlices);
    assertEquals(exchange.money(1), slow.money(1));
  }

  @Test
  void shouldSettleAnAccountWhoseCashIsBelowZero() {
    long loser = exchange.account(1);
    exchange.place(1, "BACK", 1, 500, 300);
    exchange.place(2, "LAY", 1, 500, 300);
    exchange.send("RegisterProvider", "providerId", 1);
    Object[] round = {
      "providerId", 1, "roundId", id(1), "currency", "GBP", "gameId", 1, "accountId", loser
    };
    exchange.send("DebitRound", and(round, "transactionId", id(1), "amount", 1));
    exchange.send("CreditRound", and(round, "transactionId", id(2), "amount", 900));
    exchange.send(
        1, "RequestWithdrawal", "transactionId", id(3), "amount", 100_399, "currency", "GBP");
    exchange.send(
        1,
        "RollbackTransaction",
        "providerId",
        1,
        "transactionId",
        id(4),
        "referenceTransactionId",
        id(2));
    assertEquals("-900 held 500", exchange.money(1));
    settle("2");
    assertEquals("-900 held 0", exchange.money(1));
  }

  private static List<String> threeBets(Exchanges exchange) {
    for (int i = 0; i < 3; i++) {
      exchange.place(1, "LAY", 1 + i, 33, 137);
      exchange.place(2 + i, "BACK", 1 + i, 33, 137);
    }
    exchange.send("CloseMarket", "marketId", exchange.market);
    while (exchange.engine.engine().nextDeadlineNs() != Long.MAX_VALUE) {
      exchange.advance();
    }
    exchange.send("SetRunnerResult", "marketId", exchange.market, "runner", 2, "result", "WINNER");
    return exchange.send("SettleMarket", "marketId", exchange.market);
  }

  private void market(int runners, int winners, Object... more) {
    exchange.market(runners, winners, more);
    exchange.send("OpenMarket", "marketId", exchange.market);
  }

  /** Closes and settles the market by the positions of its runners. */
  private List<String> settle(String positions) {
    exchange.send("CloseMarket", "marketId", exchange.market);
    String[] all = positions.split(" ");
    for (int i = 0; i < all.length; i++) {
      exchange.send(
          "SetRunnerResult",
          "marketId",
          exchange.market,
          "runner",
          positions.length() == 1 ? Integer.parseInt(all[i]) : i + 1,
          "position",
          positions.length() == 1 ? 1 : Integer.parseInt(all[i]));
    }
    return exchange.send("SettleMarket", "marketId", exchange.market);
  }

  private long house(BalanceKind kind) {
    long[] sum = new long[1];
    exchange
        .engine
        .engine()
        .balances(
            (of, owner, currency, decimals, amount, test) -> sum[0] += of == kind ? amount : 0);
    return sum[0];
  }

  private static String id(int number) {
    return String.format("%032x", 0xABC000 + number);
  }

  private static Object[] and(Object[] fields, Object... more) {
    Object[] all = Arrays.copyOf(fields, fields.length + more.length);
    System.arraycopy(more, 0, all, fields.length, more.length);
    return all;
  }
}
