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
  ADVANCE("AdvanceTime", "gatewayId", 0);

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

  private static Object[] market(Object... more) {
    return operators(with(new Object[] {"marketId", "derby"}, more));
  }

  /** From another gateway than the customers'. */
  private static Object[] operators(Object... fields) {
    return with(new Object[] {"gatewayId", 2}, fields);
  }

  private static Object[] with(Object[] fields, Object... more) {
    return Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toArray();
  }

  private static Map<String, Object> result(long runner, String result) {
    return Map.of("runner", runner, "result", result);
  }
}
