package io.croupier.engine.payment;

import static io.croupier.engine.ledger.BalanceKind.ADJUSTMENT;
import static io.croupier.engine.ledger.BalanceKind.CASH;
import static io.croupier.engine.ledger.BalanceKind.DEBT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.engine.TestEngine;
import io.croupier.engine.ledger.BalanceKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdjustmentHandlerTest {
  private static final long MOST = (1L << 53) - 1;

  private final TestEngine engine = TestEngine.with();
  private final long account = open();

  @Test
  void shouldMoveMoneyBetweenTheWalletAndTheHouse() {
    assertEquals("BalanceAdjusted 500", adjust(500));
    assertEquals("BalanceAdjusted 380", adjust(-120));
    assertEquals(380, balance(CASH));
    assertEquals(-380, balance(ADJUSTMENT));
  }

  @Test
  void shouldTakeAllThatIsAvailableButNoMore() {
    adjust(500);
    assertEquals("INSUFFICIENT_FUNDS amount", adjust(-501));
    assertEquals("BalanceAdjusted 0", adjust(-500));
  }

  @Test
  void shouldKeepBalancesWithinWhatIsExact() {
    assertEquals("BalanceAdjusted " + MOST, adjust(MOST));
    assertEquals("OVERFLOW amount", adjust(1));
    assertEquals("BalanceAdjusted 0", adjust(-MOST));
    assertEquals("INVALID_AMOUNT amount", adjust(MOST + 1));
    assertEquals("INVALID_AMOUNT amount", adjust(-MOST - 1));
    assertEquals("INVALID_AMOUNT amount", adjust(Long.MIN_VALUE));
    assertEquals("INVALID_AMOUNT amount", adjust(0));
  }

  @Test
  void shouldCreditADebtorButTakeNothing() {
    debt(900);
    assertEquals("INSUFFICIENT_FUNDS amount", adjust(-1));
    assertEquals("BalanceAdjusted -100", adjust(800));
    assertEquals("BalanceAdjusted 50", adjust(150));
  }

  @Test
  void shouldWriteADebtOffToZeroAndNotTwice() {
    debt(900);
    adjust(200);
    Object[] wallet = {"accountId", account, "currency", "GBP"};
    assertEquals("BalanceAdjusted 0", words(engine.send("WriteOffDebt", wallet)));
    assertEquals(0, balance(CASH));
    assertEquals(-700, balance(DEBT));
    assertEquals("NO_CHANGE none", words(engine.send("WriteOffDebt", wallet)));
  }

  @Test
  void shouldFindNoDebtWhereAReleaseTookCashBeyondWhatIsJudged() {
    adjust(MOST);
    Object[] request = {
      "accountId", account, "transactionId", id(3), "amount", 100, "currency", "GBP"
    };
    Map<String, Object> withdrawal = engine.send("RequestWithdrawal", request).get(0);
    engine.send(
        "Deposit", "accountId", account, "transactionId", id(4), "amount", 100, "currency", "GBP");
    engine.send("RejectWithdrawal", "withdrawalId", withdrawal.get("withdrawalId"));
    assertEquals(MOST + 100, balance(CASH));
    Object[] wallet = {"accountId", account, "currency", "GBP"};
    assertEquals("NO_CHANGE none", words(engine.send("WriteOffDebt", wallet)));
  }

  private long open() {
    return number(engine.send("OpenAccount", "currency", "GBP").get(0), "accountId");
  }

  /** A win is paid out, then undone. */
  private void debt(long amount) {
    adjust(1);
    engine.send("RegisterProvider", "providerId", 1);
    round("DebitRound", 1, 1);
    round("CreditRound", 2, amount);
    engine.send(
        "RequestWithdrawal",
        "accountId",
        account,
        "transactionId",
        id(3),
        "amount",
        amount,
        "currency",
        "GBP");
    engine.send(
        "RollbackTransaction",
        "accountId",
        account,
        "providerId",
        1,
        "transactionId",
        id(4),
        "referenceTransactionId",
        id(2));
  }

  private void round(String command, int transaction, long amount) {
    engine.send(
        command,
        "accountId",
        account,
        "providerId",
        1,
        "roundId",
        id(1),
        "transactionId",
        id(transaction),
        "amount",
        amount,
        "currency",
        "GBP");
  }

  private String adjust(long amount) {
    return words(
        engine.send("AdjustBalance", "accountId", account, "currency", "GBP", "amount", amount));
  }

  private long balance(BalanceKind kind) {
    long[] sum = new long[1];
    engine
        .engine()
        .balances(
            (of, owner, currency, decimals, amount, test) -> sum[0] += of == kind ? amount : 0);
    return sum[0];
  }

  private static String words(List<Map<String, Object>> outcomes) {
    Map<String, Object> answer = outcomes.get(0);
    return answer.get("outcome").equals("Refused")
        ? answer.get("reason") + " " + answer.get("field")
        : answer.get("outcome") + " " + number(answer, "cash");
  }

  private static long number(Map<String, Object> outcome, String field) {
    return ((Number) outcome.getOrDefault(field, 0L)).longValue();
  }

  private static String id(int number) {
    return String.format("%032x", number);
  }
}
