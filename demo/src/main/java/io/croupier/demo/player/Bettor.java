package io.croupier.demo.player;

import io.croupier.demo.edge.Answer;
import io.croupier.demo.edge.Command;
import io.croupier.demo.edge.Outcome;
import io.croupier.demo.player.Player.Wallet;
import io.croupier.protocol.OrderKind;
import io.croupier.protocol.Persistence;
import io.croupier.protocol.Side;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;

/** Backs and lays around the fair prices, and changes its mind. */
final class Bettor {
  private static final double KEPT_IN_PLAY = 0.3;
  private static final double OFF_THE_LADDER = 0.004;
  private static final double WIDTH = 0.08;
  private static final double WANTED_EDGE = 0.02;
  private static final double WIDER_ON_LINES = 6;
  private static final double WAITS_FOR_STARTING_PRICE = 0.3;
  private static final double AT_ANY_STARTING_PRICE = 0.6;
  private static final double LEFT_TO_STARTING_PRICE = 0.3;
  private static final double PARTLY = 0.3;
  private static final long MOST_RISK = 3_000;
  private static final long LEAST_STAKE = 100;

  /** An order with unmatched stake. */
  private record OpenOrder(Player player, KnownMarket market, int runner, Side side) {}

  private final Floor floor;
  private final KnownMarkets markets;
  private final MarketFigures figures;
  private final Long2ObjectHashMap<OpenOrder> open = new Long2ObjectHashMap<>();

  Bettor(Floor floor, KnownMarkets markets, MarketFigures figures) {
    this.floor = floor;
    this.markets = markets;
    this.figures = figures;
  }

  /** Places an order in some market of the wallet's currency, if there is one. */
  void place(Wallet wallet, long plannedNs) {
    List<KnownMarket> possible = markets.of(wallet.currency);
    if (possible.isEmpty()) {
      return;
    }
    KnownMarket market = floor.dice().oneOf(possible);
    int runner = (int) floor.dice().between(1, market.runners());
    Side side = floor.dice().chance(0.5) ? Side.BACK : Side.LAY;
    OpenOrder order = new OpenOrder(wallet.owner, market, runner, side);
    boolean waits = market.takesStartingPrice() && floor.dice().chance(WAITS_FOR_STARTING_PRICE);
    floor.send(
        waits ? startingPriceOrder(order) : limitOrder(order),
        plannedNs,
        outcome -> {
          if (!outcome.isRefused()) {
            figures.onOrder(market, waits);
          }
          if (!waits) {
            remember(outcome, "orderId", order);
          }
        });
  }

  private Command limitOrder(OpenOrder order) {
    int price = price(order);
    return order(order)
        .with("price", price)
        .with("stake", order.market().stake(order.side(), price, risk(order)))
        .with("persistence", persistence(order.market()).name());
  }

  /** It waits for the starting price, and cannot be taken back: it is not remembered. */
  private Command startingPriceOrder(OpenOrder order) {
    String risked = order.side() == Side.BACK ? "stake" : "liability";
    Command command = order(order).with(risked, risk(order));
    return floor.dice().chance(AT_ANY_STARTING_PRICE)
        ? command.with("orderKind", OrderKind.MARKET_ON_CLOSE.name())
        : command.with("orderKind", OrderKind.LIMIT_ON_CLOSE.name()).with("price", price(order));
  }

  private static Command order(OpenOrder order) {
    return Floor.customer("PlaceOrder", order.player().account)
        .with("sessionId", order.player().session)
        .with("marketId", order.market().id())
        .with("runner", order.runner())
        .with("side", order.side().name());
  }

  /** Cancels an order or a part of it. */
  void cancel(Player player, long plannedNs) {
    long id = floor.dice().oneOf(player.orders);
    Command cancel = Floor.customer("CancelOrder", player.account).with("orderId", id);
    if (floor.dice().chance(PARTLY)) {
      cancel.with("reduceBy", LEAST_STAKE / 2);
    }
    floor.send(cancel, plannedNs, this::onReduced);
  }

  /** Moves an order to another price, or leaves it to the starting price where there is one. */
  void change(Player player, long plannedNs) {
    long id = floor.dice().oneOf(player.orders);
    OpenOrder order = open.get(id);
    boolean canBeLeft = markets.get(order.market().id()).takesStartingPrice();
    if (canBeLeft && floor.dice().chance(LEFT_TO_STARTING_PRICE)) {
      floor.send(
          Floor.customer("UpdateOrder", player.account)
              .with("orderId", id)
              .with("persistence", Persistence.AT_SP.name()),
          plannedNs,
          Answer.NONE);
    } else {
      replace(id, order, plannedNs);
    }
  }

  private void replace(long id, OpenOrder order, long plannedNs) {
    int price = price(order);
    floor.send(
        Floor.customer("ReplaceOrder", order.player().account)
            .with("orderId", id)
            .with("price", price),
        plannedNs,
        outcome -> {
          if (!outcome.isRefused()) {
            forget(id);
            remember(outcome, "newOrderId", order);
          }
        });
  }

  void cancelAll(Player player, long plannedNs) {
    floor.send(Floor.customer("CancelAllOrders", player.account), plannedNs, Answer.NONE);
  }

  /** A match, or something taken out of the book: an order without unmatched stake is forgotten. */
  void onReduced(Outcome outcome) {
    if (!outcome.isRefused() && outcome.number("unmatched") == 0) {
      forget(outcome.number("orderId"));
    }
  }

  private void remember(Outcome accepted, String id, OpenOrder order) {
    if (!accepted.isRefused()) {
      open.put(accepted.number(id), order);
      order.player().orders.add(accepted.number(id));
    }
  }

  private void forget(long id) {
    OpenOrder order = open.remove(id);
    if (order != null) {
      order.player().orders.remove(id);
    }
  }

  /** Each side wants a little more than is fair, some of them much more, some less. */
  private int price(OpenOrder order) {
    double wish = WANTED_EDGE + WIDTH * floor.dice().bell();
    double wider = order.market().isOfLines() ? WIDER_ON_LINES * wish : wish;
    double factor = order.side() == Side.BACK ? 1 + wider : 1 - wider;
    int legal = order.market().price(order.runner(), factor);
    return floor.dice().chance(OFF_THE_LADDER) && legal > 2_000 ? legal + 1 : legal;
  }

  private long risk(OpenOrder order) {
    long most = floor.dice().between(LEAST_STAKE, MOST_RISK);
    return order.market().risk(order.side(), order.runner(), most);
  }

  private Persistence persistence(KnownMarket market) {
    if (market.takesStartingPrice() && floor.dice().chance(LEFT_TO_STARTING_PRICE)) {
      return Persistence.AT_SP;
    }
    return floor.dice().chance(KEPT_IN_PLAY) ? Persistence.KEEP : Persistence.LAPSE;
  }
}
