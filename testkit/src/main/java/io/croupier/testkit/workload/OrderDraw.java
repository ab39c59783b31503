package io.croupier.testkit.workload;

import io.croupier.testkit.workload.Knowledge.KnownMarket;
import io.croupier.testkit.workload.Knowledge.Owned;
import java.util.List;

/** Draws orders. */
final class OrderDraw {
  private final Draw draw;
  private final Knowledge knowledge;

  OrderDraw(Draw draw, Knowledge knowledge) {
    this.draw = draw;
    this.knowledge = knowledge;
  }

  Fields order() {
    if (knowledge.orders.isEmpty() || draw.percent(72)) {
      return place();
    }
    Owned order = draw.late(knowledge.orders);
    return switch (draw.below(10)) {
      case 0 -> cancelAll();
      case 1, 2, 3, 4 ->
          Fields.of("ReplaceOrder", order.account())
              .with("orderId", order.id())
              .with("price", draw.price());
      default ->
          Fields.of("CancelOrder", order.account())
              .with("orderId", order.id())
              .with("reduceBy", draw.percent(40) ? 0 : draw.upTo(2_000));
    };
  }

  private Fields place() {
    List<KnownMarket> open =
        knowledge.markets.values().stream().filter(m -> m.status().equals("OPEN")).toList();
    if (open.isEmpty()) {
      return cancelAll();
    }
    KnownMarket market = draw.of(open);
    Fields fields =
        Fields.of("PlaceOrder", account(market))
            .with("marketId", market.id())
            .with("runner", draw.between(1, market.runners()))
            .with("side", draw.percent(50) ? "BACK" : "LAY")
            .with("stake", draw.amount())
            .with("price", draw.price());
    if (draw.percent(30)) {
      fields.with("persistence", draw.of("LAPSE", "KEEP"));
    }
    if (draw.percent(10)) {
      fields.with("orderKind", "LIMIT");
    }
    boolean session = !knowledge.sessions.isEmpty() && draw.percent(10);
    return session ? fields.with("sessionId", draw.late(knowledge.sessions).id()) : fields;
  }

  /** Mostly one with a wallet in the market's currency. */
  private long account(KnownMarket market) {
    for (int tries = 0; tries < 4; tries++) {
      long account = draw.account(knowledge);
      if (knowledge.wallets.get(account).contains(market.currency())) {
        return account;
      }
    }
    return draw.account(knowledge);
  }

  private Fields cancelAll() {
    Fields fields = Fields.of("CancelAllOrders", draw.account(knowledge));
    List<KnownMarket> live = knowledge.liveMarkets();
    return live.isEmpty() || draw.percent(50)
        ? fields
        : fields.with("marketId", draw.of(live).id());
  }
}
