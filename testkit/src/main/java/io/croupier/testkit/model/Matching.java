package io.croupier.testkit.model;

import io.croupier.protocol.LapseReason;
import io.croupier.testkit.model.Account.SelfMatchPolicy;
import java.math.BigInteger;

/** Lets an accepted order meet those that rest. */
final class Matching {
  private final World world;
  private final Orders orders;
  private final Book book;

  Matching(World world, Orders orders) {
    this.world = world;
    this.orders = orders;
    book = new Book(world);
  }

  void apply(Turn turn, Order order) {
    Order best = book.best(order);
    CrossMatch cross = cross(turn, order);
    boolean improves =
        best != null && best.price != order.price || cross != null && cross.price() != order.price;
    if (order.marketVersion != 0 && order.marketVersion != order.position.market.version) {
      orders.lapse(turn, order, LapseReason.MARKET_VERSION);
    } else if (improves && !order.bestExecution) {
      orders.lapse(turn, order, LapseReason.PRICE_IMPROVEMENT_TOO_LARGE);
    } else if (order.kind == Instruction.Kind.FILL_OR_KILL) {
      fillOrKill(turn, order);
    } else {
      LapseReason ended = meet(turn, order);
      if (order.isOpen() && ended == null) {
        rest(turn, order);
      } else if (order.isOpen()) {
        orders.lapse(turn, order, ended);
      }
    }
    orders.rehold(order.position);
  }

  /** It would meet a resting order, or be cross-matched. */
  boolean wouldMatch(Turn turn, Order order) {
    return book.best(order) != null || cross(turn, order) != null;
  }

  private CrossMatch cross(Turn turn, Order order) {
    boolean all = order.kind == Instruction.Kind.FILL_OR_KILL;
    return all ? null : CrossMatch.of(world, book, order, turn);
  }

  /** Meets one resting order after the other. Gives why the rest shall lapse, or null. */
  private LapseReason meet(Turn turn, Order order) {
    while (order.isOpen()) {
      Order resting = book.best(order);
      CrossMatch cross = cross(turn, order);
      boolean real = resting != null && (cross == null || !isWorse(order, resting, cross));
      if (cross != null && !real) {
        if (turn.met + order.position.market.runners > world.limits.matchesPerCommand()) {
          return LapseReason.MATCH_LIMIT;
        }
        turn.met += order.position.market.runners;
        match(turn, order, cross);
        continue;
      }
      if (resting == null) {
        boolean remains = order.kind == Instruction.Kind.LIMIT;
        return remains ? null : LapseReason.IMMEDIATE_OR_CANCEL;
      }
      if (turn.met == world.limits.matchesPerCommand()) {
        return LapseReason.MATCH_LIMIT;
      }
      if (isOwn(order, resting, SelfMatchPolicy.CANCEL_INCOMING)) {
        return LapseReason.SELF_MATCH;
      }
      turn.met++;
      if (!lapsesInstead(turn, order, resting)) {
        match(turn, order, resting, order.unmatched.min(resting.unmatched));
      }
    }
    return null;
  }

  private void rest(Turn turn, Order order) {
    Market market = order.position.market;
    boolean fits = book.hasPage(market, order.runner, order.back, order.price);
    if (fits || book.freePages() > 0) {
      order.arrived = world.count();
      world.feed.level(order);
    } else {
      orders.lapse(turn, order, LapseReason.CAPACITY);
    }
  }

  private void fillOrKill(Turn turn, Order order) {
    BigInteger left = new FillOrKill(world, book, order).look(turn);
    BigInteger least = order.minFill.signum() == 0 ? order.stake : order.minFill;
    if (left.compareTo(least) < 0) {
      left = BigInteger.ZERO;
    }
    for (Order resting : book.facing(order)) {
      if (left.signum() > 0 && !lapsesInstead(turn, order, resting)) {
        BigInteger size = left.min(resting.unmatched);
        match(turn, order, resting, size);
        left = left.subtract(size);
      }
    }
    if (order.isOpen()) {
      orders.lapse(turn, order, LapseReason.FILL_OR_KILL);
    }
  }

  /** What may not be matched with the order lapses where it is met. */
  private boolean lapsesInstead(Turn turn, Order order, Order resting) {
    LapseReason reason = resting.position.account.unmatchable(turn.time);
    if (reason != null) {
      orders.lapse(turn, resting, reason);
      return true;
    }
    if (isOwn(order, resting, SelfMatchPolicy.CANCEL_RESTING)) {
      orders.lapse(turn, resting, LapseReason.SELF_MATCH);
      return true;
    }
    return false;
  }

  /** Both are of one account, and that is its policy. */
  static boolean isOwn(Order order, Order resting, SelfMatchPolicy policy) {
    Account account = order.position.account;
    return resting.position.account == account && account.selfMatchPolicy == policy;
  }

  private void match(Turn turn, Order incoming, Order resting, BigInteger size) {
    world.feed.matched(resting, size);
    Match match = new Match(incoming, resting, size, turn.time);
    incoming.add(match);
    resting.add(match);
    incoming.position.market.matches.add(match);
    describeMatch(turn, incoming, size, resting.price);
    describeMatch(turn, resting, size, resting.price);
    orders.rehold(resting.position);
  }

  /** The implied price is better for the order than the resting one. */
  private static boolean isWorse(Order order, Order resting, CrossMatch cross) {
    return order.back ? cross.price() > resting.price : cross.price() < resting.price;
  }

  private void match(Turn turn, Order order, CrossMatch cross) {
    Market market = order.position.market;
    Order own = houseOrder(market, order.runner, !order.back);
    world.feed.traded(market, order.runner, cross.stake(), cross.price());
    own.grow(cross.stake());
    add(turn, Match.leg(order, own, cross.stake(), cross.price(), turn.time));
    for (int i = 0; i < cross.legs().size(); i++) {
      Order leg = cross.legs().get(i);
      BigInteger size = cross.stakes().get(i);
      Order ofHouse = houseOrder(market, leg.runner, !order.back);
      world.feed.matched(leg, size);
      ofHouse.grow(size);
      add(turn, Match.leg(ofHouse, leg, size, leg.price, turn.time));
      orders.rehold(leg.position);
    }
    orders.rehold(own.position);
  }

  private static void add(Turn turn, Match match) {
    match.orders().forEach(order -> order.add(match));
    match.orders().get(0).position.market.matches.add(match);
    match.orders().forEach(order -> describeMatch(turn, order, match.stake, match.price));
  }

  /** Those of a side are opened together, that of the order's own runner at first. */
  private Order houseOrder(Market market, int runner, boolean back) {
    Position position = market.positions.get(world.house);
    boolean none =
        position == null || position.orders.stream().noneMatch(order -> order.back == back);
    if (none) {
      position = orders.acceptOfHouse(world.house, market, runner, back).position;
      for (int i = 1; i <= market.runners; i++) {
        if (i != runner) {
          orders.acceptOfHouse(world.house, market, i, back);
        }
      }
    }
    return position.orders.stream()
        .filter(order -> order.runner == runner && order.back == back)
        .findFirst()
        .orElseThrow();
  }

  static void describeMatch(Turn turn, Order order, BigInteger size, long price) {
    turn.aboutOrder("Matched", order)
        .with("orderId", order.id)
        .with("marketId", order.position.market.id)
        .with("stake", size)
        .with("unmatched", order.unmatched)
        .with("price", price)
        .with("runner", order.runner)
        .with("side", order.side());
  }
}
