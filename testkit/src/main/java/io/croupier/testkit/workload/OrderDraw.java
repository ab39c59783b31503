package io.croupier.testkit.workload;

import io.croupier.testkit.workload.Knowledge.KnownMarket;
import io.croupier.testkit.workload.Knowledge.Lines;
import io.croupier.testkit.workload.Knowledge.Owned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws orders. */
final class OrderDraw {
  private static final int MOST_OF_A_BATCH = 8;

  private final Draw draw;
  private final Knowledge knowledge;
  private final boolean trading;

  /**
   * @param trading orders meet often
   */
  OrderDraw(Draw draw, Knowledge knowledge, boolean trading) {
    this.draw = draw;
    this.knowledge = knowledge;
    this.trading = trading;
  }

  private long price(KnownMarket market) {
    Lines lines = market.lines();
    long span = (lines.highest() - lines.lowest()) / Math.max(1, lines.interval());
    return lines.exist() && draw.percent(95)
        ? lines.lowest() + draw.upTo(Math.min(8, span) + 1) * lines.interval()
        : price();
  }

  private long price() {
    return trading ? draw.closePrice() : draw.price();
  }

  Fields order() {
    if (knowledge.orders.isEmpty() || draw.percent(72)) {
      return place();
    }
    Owned order = draw.late(knowledge.orders);
    return switch (draw.below(12)) {
      case 0 -> cancelAll();
      case 1, 2, 3, 4 ->
          inSession(versioned(about("ReplaceOrder", order), anyMarket())).with("price", price());
      case 5, 6 ->
          draw.percent(30)
              ? about("UpdateOrder", order).with("price", price())
              : about("UpdateOrder", order).with("persistence", persistence());
      default ->
          about("CancelOrder", order).with("reduceBy", draw.percent(40) ? 0 : draw.upTo(2_000));
    };
  }

  private String persistence() {
    return draw.of("LAPSE", "KEEP", "AT_SP", "AT_SP");
  }

  private static Fields about(String command, Owned order) {
    return Fields.of(command, order.account()).with("orderId", order.id());
  }

  private Fields place() {
    List<KnownMarket> open = knowledge.openMarkets();
    if (open.isEmpty()) {
      return cancelAll();
    }
    KnownMarket market = draw.of(open);
    Fields fields =
        draw.percent(15)
            ? batch(market)
            : instruct(Fields.of("PlaceOrder", draw.bettor(knowledge, market.currency())), market);
    return inSession(versioned(fields.with("marketId", market.id()), market));
  }

  /** Names a session, sometimes. */
  private Fields inSession(Fields fields) {
    boolean session = !knowledge.sessions.isEmpty() && draw.percent(10);
    return session ? fields.with("sessionId", draw.late(knowledge.sessions).id()) : fields;
  }

  /** Lays that shall be kept, which a removal gives other prices. */
  List<Fields> keptLays(KnownMarket market) {
    List<Fields> lays = new ArrayList<>();
    for (int i = draw.between(2, 5); i > 0; i--) {
      lays.add(
          onRunner(market, runner(market), "LAY")
              .with("price", price(market))
              .with("stake", 1 + draw.upTo(500))
              .with("persistence", "KEEP"));
    }
    return lays;
  }

  /**
   * Lays of persistence AT_SP, some too small for it, and backs that want a higher starting price
   * than these lays have; then it is reconciled.
   */
  List<Fields> kept() {
    List<KnownMarket> open =
        knowledge.openMarkets().stream().filter(KnownMarket::bspMarket).toList();
    if (open.isEmpty()) {
      return List.of();
    }
    KnownMarket market = draw.of(open);
    int runner = runner(market);
    List<Fields> all = new ArrayList<>();
    for (int i = draw.between(1, 3); i > 0; i--) {
      long stake = 1 + draw.upTo(draw.of(2, 500));
      all.add(
          onRunner(market, runner, "LAY")
              .with("price", 120L + 10 * draw.upTo(8))
              .with("stake", stake)
              .with("persistence", "AT_SP"));
    }
    all.add(
        onRunner(market, runner, "BACK")
            .with("price", 220L + 10 * draw.upTo(8))
            .with("stake", 500 + draw.upTo(2_000))
            .with("orderKind", "LIMIT_ON_CLOSE"));
    all.add(Fields.of("ReconcileStartingPrice", 0).with("marketId", market.id()));
    return all;
  }

  private Fields onRunner(KnownMarket market, int runner, String side) {
    return onRunner(market, draw.bettor(knowledge, market.currency()), runner, side);
  }

  private static Fields onRunner(KnownMarket market, long account, int runner, String side) {
    return Fields.of("PlaceOrder", account)
        .with("marketId", market.id())
        .with("runner", runner)
        .with("side", side);
  }

  /** Orders of one account on all runners but one, of one side, then one of another on that. */
  List<Fields> across() {
    List<KnownMarket> open =
        knowledge.openMarkets().stream()
            .filter(market -> market.crossMatching() && market.runners() <= MOST_OF_A_BATCH)
            .toList();
    return open.isEmpty() ? List.of() : across(draw.of(open));
  }

  private List<Fields> across(KnownMarket market) {
    List<Fields> all = new ArrayList<>();
    String side = draw.of("BACK", "LAY");
    long maker = draw.bettor(knowledge, market.currency());
    long taker = draw.bettor(knowledge, market.currency());
    int last = draw.between(1, market.runners());
    for (int i = 0; i < market.runners(); i++) {
      int runner = (last + i) % market.runners() + 1;
      boolean ends = i == market.runners() - 1;
      long own = side.equals("BACK") ? 101 : 1_000;
      all.add(
          onRunner(market, ends ? taker : maker, runner, side)
              .with("price", ends && draw.percent(60) ? own : aboutEven(market))
              .with("stake", 1 + draw.upTo(draw.of(5, 500, 5_000))));
    }
    return all;
  }

  /** Near the price that each runner would have if all were the same. */
  private long aboutEven(KnownMarket market) {
    long even = 100L * market.runners();
    return market.runners() < 4 ? even + draw.of(-10, 0, 10, 20) : even + 100 * (draw.upTo(3) - 1);
  }

  private Fields batch(KnownMarket market) {
    int size =
        draw.percent(98) ? draw.between(1, MOST_OF_A_BATCH) : draw.of(0, draw.between(50, 201));
    List<Map<String, Object>> instructions = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      instructions.add(instruct(new Fields(), market).map);
    }
    Fields fields =
        Fields.of("PlaceOrders", draw.bettor(knowledge, market.currency()))
            .with("instructions", instructions);
    return draw.percent(30) ? fields : fields.with("atomic", draw.percent(70));
  }

  private Fields instruct(Fields fields, KnownMarket market) {
    fields
        .with("runner", runner(market))
        .with("side", draw.percent(50) ? "BACK" : "LAY")
        .with("price", price(market));
    long amount = draw.amount();
    if (draw.percent(market.bspMarket() ? 25 : 5)) {
      return atStartingPrice(fields, amount);
    }
    if (draw.percent(market.lines().exist() ? 1 : 8)) {
      fields.with("targetKind", draw.of("PAYOUT", "PROFIT")).with("targetAmount", amount);
    } else {
      fields.with("stake", amount);
    }
    if (draw.percent(50)) {
      fields.with("persistence", persistence());
      if (fields.map.containsKey("stake") && draw.percent(40)) {
        fields.with("stake", draw.between(1, 2));
      }
    }
    if (draw.percent(20)) {
      fields.with("orderRef", draw.between(1, 12));
    }
    if (draw.percent(10)) {
      fields.with("bestExecution", draw.percent(20));
    }
    return draw.percent(60) ? fields : ofKind(fields, amount);
  }

  /** Half of them with a limit, the price that is there. */
  private Fields atStartingPrice(Fields fields, long amount) {
    boolean lay = fields.map.get("side").equals("LAY") != draw.percent(1);
    boolean limited = draw.percent(50);
    fields
        .with(lay ? "liability" : "stake", amount)
        .with("orderKind", limited ? "LIMIT_ON_CLOSE" : "MARKET_ON_CLOSE");
    if (!limited && draw.percent(98)) {
      fields.map.remove("price");
    }
    return draw.percent(90) ? fields : fields.with("orderRef", draw.between(1, 12));
  }

  /** Mostly one whose bets are not void. */
  private int runner(KnownMarket market) {
    List<Integer> active = knowledge.history.activeRunners(market);
    if (active.isEmpty() || draw.percent(5)) {
      return draw.between(1, market.runners());
    }
    return trading && draw.percent(60) ? active.get(0) : draw.of(active);
  }

  private Fields ofKind(Fields fields, long amount) {
    String kind = draw.of("LIMIT", "FILL_OR_KILL", "FILL_OR_KILL", "IMMEDIATE_OR_CANCEL");
    boolean least = draw.percent(kind.equals("FILL_OR_KILL") ? 60 : 4);
    fields.with("orderKind", kind);
    return least ? fields.with("minFill", 1 + draw.upTo(amount)) : fields;
  }

  /** Mostly no version, or the one that the market had last. */
  private Fields versioned(Fields fields, KnownMarket market) {
    boolean stated = market != null && draw.percent(25);
    return stated ? fields.with("marketVersion", market.version() - draw.below(5) / 4) : fields;
  }

  private KnownMarket anyMarket() {
    List<KnownMarket> live = knowledge.liveMarkets();
    return live.isEmpty() ? null : draw.of(live);
  }

  private Fields cancelAll() {
    Fields fields = Fields.of("CancelAllOrders", draw.account(knowledge));
    KnownMarket market = anyMarket();
    return market == null || draw.percent(50) ? fields : fields.with("marketId", market.id());
  }
}
