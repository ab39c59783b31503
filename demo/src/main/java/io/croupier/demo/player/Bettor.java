package io.croupier.demo.player;

import io.croupier.demo.edge.Answer;
import io.croupier.demo.edge.Command;
import io.croupier.demo.edge.Outcome;
import io.croupier.demo.player.Player.Wallet;
import io.croupier.protocol.Persistence;
import io.croupier.protocol.Side;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;

/** Backs and lays around the true probabilities, and changes its mind. */
final class Bettor {
  private static final double KEPT_IN_PLAY = 0.3;
  private static final double OFF_THE_LADDER = 0.004;
  private static final double WIDTH = 0.08;
  private static final double WANTED_EDGE = 0.02;
  private static final double PARTLY = 0.3;
  private static final long MOST_RISK = 3_000;
  private static final long LEAST_STAKE = 100;

  /** An order with unmatched stake. */
  private record OpenOrder(Player player, KnownMarket market, int runner, Side side) {}

  private final Floor floor;
  private final KnownMarkets markets;
  private final Long2ObjectHashMap<OpenOrder> open = new Long2ObjectHashMap<>();

  Bettor(Floor floor, KnownMarkets markets) {
    this.floor = floor;
    this.markets = markets;
  }

  /** Places an order in some market of the wallet's currency, if there is one. */
  void place(Wallet wallet, long plannedNs) {
    List<KnownMarket> possible = markets.of(wallet.currency);
    if (possible.isEmpty()) {
      return;
    }
    KnownMarket market = floor.dice().oneOf(possible);
    int runner = (int) floor.dice().between(1, market.chances().size());
    Side side = floor.dice().chance(0.5) ? Side.BACK : Side.LAY;
    int price = price(market.chances().get(runner - 1), side);
    long risk = floor.dice().between(LEAST_STAKE, MOST_RISK);
    long stake = side == Side.BACK ? risk : Math.max(1, risk * 100 / (price - 100));
    OpenOrder order = new OpenOrder(wallet.owner, market, runner, side);
    floor.send(
        Floor.customer("PlaceOrder", wallet.owner.account)
            .with("sessionId", wallet.owner.session)
            .with("marketId", market.id())
            .with("runner", runner)
            .with("side", side.name())
            .with("price", price)
            .with("stake", stake)
            .with("persistence", persistence()),
        plannedNs,
        outcome -> remember(outcome, "orderId", order));
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

  /** Moves an order to another price. */
  void replace(Player player, long plannedNs) {
    long id = floor.dice().oneOf(player.orders);
    OpenOrder order = open.get(id);
    int price = price(order.market().chances().get(order.runner() - 1), order.side());
    floor.send(
        Floor.customer("ReplaceOrder", player.account).with("orderId", id).with("price", price),
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
  private int price(double chance, Side side) {
    double wish = WANTED_EDGE + WIDTH * floor.dice().bell();
    double price = (side == Side.BACK ? 1 + wish : 1 - wish) / chance;
    int legal = Ladder.atOrBelow(price);
    return floor.dice().chance(OFF_THE_LADDER) && legal > 2_000 ? legal + 1 : legal;
  }

  private String persistence() {
    return (floor.dice().chance(KEPT_IN_PLAY) ? Persistence.KEEP : Persistence.LAPSE).name();
  }
}
