package io.croupier.testkit.interleaving;

import io.croupier.testkit.refusal.Fixture;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A command that races others, about what {@link Start} has named. */
enum Move {
  LAY("PlaceOrder", order("bob", 1, "LAY", 800, 300, "persistence", "KEEP")),
  BACK("PlaceOrder", order("alice", 2, "BACK", 900, 380)),
  FILL_OR_KILL("PlaceOrder", order("carol", 3, "BACK", 200, 500, "orderKind", "FILL_OR_KILL")),
  CANCEL("CancelOrder", "accountId", "alice", "orderId", "resting"),
  CANCEL_LAST("CancelOrder", "accountId", "owner of last", "orderId", "last"),
  CANCEL_ALL("CancelAllOrders", "accountId", "alice"),
  REPLACE("ReplaceOrder", "accountId", "alice", "orderId", "resting", "price", 280),
  KEEP("UpdateOrder", "accountId", "alice", "orderId", "resting", "persistence", "KEEP"),
  LOCK("LockAccount", operators("accountId", "alice")),
  HALT("SetHalt", operators("scope", "ALL", "halted", true)),
  GO_ON("SetHalt", operators("scope", "ALL", "halted", false)),
  SUSPEND("SuspendMarket", market()),
  SUSPEND_AND_LAPSE("SuspendMarket", market("lapse", true)),
  OPEN("OpenMarket", market()),
  TURN("TurnInPlay", market("betDelaySeconds", 1)),
  CLOSE("CloseMarket", market()),
  REMOVE("RemoveRunner", market("runner", 3, "reductionFactor", 30_000)),
  VOID_RUNNER("VoidRunner", market("runner", 2)),
  VOID_MATCHES("VoidMatches", market("from", Fixture.BEGIN, "to", Race.BEGIN + 1)),
  RESULT("SetRunnerResult", market("runner", 2, "result", "WINNER")),
  SETTLE("SettleMarket", market()),
  RESETTLE("ResettleMarket", market("results", List.of(result(1, "LOSER"), result(2, "WINNER")))),
  VOID("VoidMarket", market("actorId", 1)),
  ADVANCE("AdvanceTime", "gatewayId", 0),

  SP_BACK("PlaceOrder", order("carol", 1, "BACK", 700, 250, "orderKind", "LIMIT_ON_CLOSE")),
  SP_LAY(
      "PlaceOrder",
      "accountId",
      "bob",
      "marketId",
      "derby",
      "runner",
      1,
      "side",
      "LAY",
      "liability",
      900,
      "orderKind",
      "MARKET_ON_CLOSE"),
  AT_SP("UpdateOrder", "accountId", "alice", "orderId", "resting", "persistence", "AT_SP"),
  RECONCILE("ReconcileStartingPrice", market()),

  STAKES("SetLimit", limit("STAKE", 1_500)),
  LOWER("SetLimit", limit("STAKE", 300)),
  NO_STAKES("SetLimit", limit("STAKE", 0)),
  LOSSES("SetLimit", limit("LOSS", 1_200)),
  DEBIT(
      "DebitRound",
      "accountId",
      "alice",
      "providerId",
      1,
      "roundId",
      "%032x".formatted(1),
      "amount",
      250,
      "currency",
      "GBP"),

  ACROSS("PlaceOrder", order("alice", 1, "BACK", 301, 190)),
  LEG("PlaceOrder", order("bob", 2, "BACK", 200, 410)),
  STOP_HOUSE("SetSwitches", operators("accountId", "house", "bet", false)),

  PRICE("SetPrice", operators("marketId", 1, "runner", 1, "price", 250)),
  BET("PlaceBet", Bets.placed("ACCUMULATOR", 1, 2)),
  LUCKY("PlaceBet", Bets.placed("PATENT", 1, 2, 3)),
  CASH_OUT("AcceptCashOut", Bets.cashedOut(40, 1, 1)),
  CASH_OUT_REST("AcceptCashOut", Bets.cashedOut(0, 2, 1)),
  WIN_1("SettleSelection", Bets.result(1, "WON")),
  LOSE_1("SettleSelection", Bets.result(1, "LOST")),
  WITHDRAW_1(
      "SettleSelection",
      operators("marketId", 1, "runner", 2, "result", "WITHDRAWN", "price", 400)),
  WIN_2("SettleSelection", Bets.result(2, "WON")),
  VOID_2("SettleSelection", Bets.result(2, "VOID")),
  LOSE_3("SettleSelection", Bets.result(3, "LOST")),
  CLOSE_ACCOUNT("CloseAccount", operators("accountId", "alice")),

  STAKE("DebitRound", round("transactionId", Fixture.id128(1), "amount", 400)),
  STAKE_MORE("DebitRound", round("transactionId", Fixture.id128(2), "amount", 700)),
  WIN("CreditRound", round("transactionId", Fixture.id128(3), "amount", 900)),
  UNDO("RollbackTransaction", undo(4, 1)),
  UNDO_WIN("RollbackTransaction", undo(5, 3)),
  END_ROUND("EndRound", round()),

  IN_SESSION("PlaceOrder", order("alice", 2, "BACK", 900, 380, "sessionId", "session")),
  REPLACE_IN_SESSION(
      "ReplaceOrder",
      "accountId",
      "alice",
      "orderId",
      "resting",
      "price",
      280,
      "sessionId",
      "session"),
  RENEW("RenewSession", "accountId", "alice", "sessionId", "session", "expiresAt", 0),
  FAIL_LOGIN("FailLogin", "accountId", "alice"),
  EXCLUDE("SelfExclude", "accountId", "alice", "until", Race.BEGIN + Race.SECOND),
  TIME_OUT("TimeOut", "accountId", "alice", "until", Race.BEGIN + Race.DAY + Race.SECOND),
  LIFT("LiftExclusion", "accountId", "alice"),
  UNLOCK("UnlockAccount", operators("accountId", "alice")),
  PAY_IN("Deposit", "accountId", "alice", "currency", "GBP", "amount", 300),
  REQUEST("RequestWithdrawal", "accountId", "alice", "currency", "GBP", "amount", 700),
  APPROVE("ApproveWithdrawal", operators("withdrawalId", "withdrawal", "amount", 60)),
  PAY_OUT("CompletePayout", operators("withdrawalId", "withdrawal")),
  FAIL_PAYOUT("FailPayout", operators("withdrawalId", "withdrawal")),
  DAY("AdvanceTime", "gatewayId", 0);

  private final String command;
  private final Object[] fields;

  Move(String command, Object... fields) {
    this.command = command;
    this.fields = fields;
  }

  Map<String, Object> command(Fixture fixture) {
    return fixture.command(command, fields);
  }

  private static Object[] order(
      String account, int runner, String side, long stake, long price, Object... more) {
    Object[] order = {
      "accountId",
      account,
      "marketId",
      "derby",
      "runner",
      runner,
      "side",
      side,
      "stake",
      stake,
      "price",
      price
    };
    return with(order, more);
  }

  private static Object[] round(Object... more) {
    Object[] round = {"accountId", "alice", "providerId", 1, "roundId", Fixture.id128(9)};
    return with(with(round, more), more.length == 0 ? more : new Object[] {"currency", "GBP"});
  }

  private static Object[] undo(int number, int undone) {
    return new Object[] {
      "accountId",
      "alice",
      "providerId",
      1,
      "transactionId",
      Fixture.id128(number),
      "referenceTransactionId",
      Fixture.id128(undone)
    };
  }

  private static Object[] market(Object... more) {
    return operators(with(new Object[] {"marketId", "derby"}, more));
  }

  /** On alice, the operator's own. */
  private static Object[] limit(String kind, int amount) {
    return operators(
        "accountId",
        "alice",
        "currency",
        "GBP",
        "limitKind",
        kind,
        "period",
        "DAY",
        "setBy",
        "OPERATOR",
        "amount",
        amount);
  }

  /** From another gateway than the customers'. */
  static Object[] operators(Object... fields) {
    return with(new Object[] {"gatewayId", 2}, fields);
  }

  static Object[] with(Object[] fields, Object... more) {
    return Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toArray();
  }

  private static Map<String, Object> result(long runner, String result) {
    return Map.of("runner", runner, "result", result);
  }
}
