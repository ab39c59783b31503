package io.croupier.testkit.refusal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The markets and orders of the usual world: one in each state that some command is refused for.
 */
final class UsualMarkets {
  /** What alice called an order in the market "open". */
  static final int REFERENCE = 7;

  private final Fixture world;

  UsualMarkets(Fixture world) {
    this.world = world;
  }

  void make() {
    make("inactive");
    for (String market :
        new String[] {"open", "suspended", "closedMarket", "finished", "settled"}) {
      open(market);
    }
    open("reduced");
    open("settledReduced");
    open("keepless", "keepAllowed", false);
    open("delayed");
    open("sydney", "currency", "AUD");
    open("bsp", "bspMarket", true);
    world.accepted("ChangeMarket", "marketId", "delayed", "betDelaySeconds", 60);
    orders();
    removals();
    endings();
  }

  private void make(String market, Object... terms) {
    Object[] usual = {"currency", "GBP", "runners", 3, "winners", 1};
    world.made(market, "CreateMarket", with(usual, terms));
  }

  private void open(String market, Object... terms) {
    make(market, terms);
    world.accepted("OpenMarket", "marketId", market);
  }

  private void orders() {
    placed("order", order("alice", "open", "BACK", 200, 500));
    placed("bobsOrder", order("bob", "open", "BACK", 200, 600));
    placed("suspendedOrder", order("alice", "suspended", "BACK", 200, 500));
    placed("keeplessOrder", order("alice", "keepless", "BACK", 200, 500));
    placed("waitingOrder", order("alice", "delayed", "BACK", 200, 500));
    placed("crowdedOrder", order("crowded", "open", "BACK", 100, 500));
    placed("namedOrder", with(order("alice", "open", "BACK", 100, 500), "orderRef", REFERENCE));
    placed("matchedOrder", order("alice", "open", "LAY", 100, 400));
    placed("closedOrder", order("alice", "closedMarket", "LAY", 100, 400));
    world.accepted("PlaceOrder", order("bob", "open", "BACK", 100, 400));
    world.accepted("PlaceOrder", order("bob", "closedMarket", "BACK", 100, 400));
    for (String account : new String[] {"locked", "closing", "betOff", "excluded", "timedOut"}) {
      placed(account + "Order", order(account, "open", "BACK", 100, 300));
      world.accepted("PlaceOrder", order("bob", "open", "LAY", 100, 300));
    }
  }

  /** Runner 3 is gone, and alice's order on it is there for its reference alone. */
  private void removals() {
    placed(
        "removedOrder",
        with(order("alice", "reduced", "BACK", 100, 500), "runner", 3, "orderRef", 1));
    for (String market : new String[] {"reduced", "settledReduced"}) {
      world.accepted("RemoveRunner", "marketId", market, "runner", 3, "reductionFactor", 16_200);
      world.accepted("AdvanceTime");
    }
  }

  private void endings() {
    world.accepted("SuspendMarket", "marketId", "suspended");
    for (String market : new String[] {"closedMarket", "finished", "settled", "settledReduced"}) {
      world.accepted("CloseMarket", "marketId", market);
      world.accepted("AdvanceTime");
    }
    for (String market : new String[] {"finished", "settled", "settledReduced"}) {
      world.accepted("SetRunnerResult", "marketId", market, "runner", 1, "result", "WINNER");
    }
    world.accepted("SettleMarket", "marketId", "settled");
    world.accepted("SettleMarket", "marketId", "settledReduced");
    world.made(
        "runs",
        "CreateMarket",
        "currency",
        "GBP",
        "runners",
        1,
        "winners",
        0,
        "bettingType",
        "LINE",
        "lineMin",
        50,
        "lineMax",
        150,
        "lineInterval",
        100);
    world.made("void", "CreateMarket", "currency", "GBP", "runners", 3, "winners", 1);
    world.accepted("VoidMarket", "marketId", "void", "actorId", 1);
  }

  /** More orders than the steps of one command: of a market, and of an account. */
  void leaveWorkOpen() {
    open("pending");
    open("elsewhere");
    for (String name : new String[] {"p1", "p2", "pendingOrder"}) {
      placed(name, order("bob", "pending", "BACK", 100, 300));
    }
    for (String name : new String[] {"e1", "e2", "busyOrder"}) {
      placed(name, order("busy", "elsewhere", "BACK", 100, 300));
    }
    world.accepted("CancelAllOrders", "accountId", "busy");
    world.accepted("SuspendMarket", "marketId", "pending", "lapse", true);
  }

  private void placed(String name, Object... order) {
    world.made(name, "PlaceOrder", order);
  }

  /** The fields of an order about runner 1. */
  static Object[] order(String account, String market, String side, long stake, long price) {
    return new Object[] {
      "accountId",
      account,
      "marketId",
      market,
      "runner",
      1,
      "side",
      side,
      "stake",
      stake,
      "price",
      price
    };
  }

  /** One instruction of PlaceOrders to back runner 1 at 3.00, but for what is stated. */
  static List<Map<String, Object>> instructions(Object... fields) {
    Object[] usual = {"runner", 1, "side", "BACK", "price", 300};
    Map<String, Object> instruction = new LinkedHashMap<>();
    Object[] all = with(usual, fields);
    for (int i = 0; i < all.length; i += 2) {
      Object value = all[i + 1];
      instruction.put((String) all[i], value instanceof Integer n ? n.longValue() : value);
    }
    return List.of(instruction);
  }

  /** Fields and more of them; a later one takes the place of an earlier one. */
  private static Object[] with(Object[] fields, Object... more) {
    return Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toArray();
  }
}
