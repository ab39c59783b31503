package io.croupier.engine.exchange;

import io.croupier.engine.account.Accounts;
import io.croupier.protocol.LapseReason;
import io.croupier.protocol.OrderKind;
import io.croupier.protocol.SelfMatchPolicy;

/**
 * Applies an accepted order: best price first, then order of arrival, at the resting order's price.
 * Rules: docs/rules.md, Applying an order.
 *
 * <p>Owned by the engine thread.
 */
final class Matching {
  private final Exchange exchange;
  private final Orders orders;
  private final Accounts accounts;
  private final Holds holds;
  private final OrderReports reports;
  private final Reductions reductions;
  private final FillOrKill fillOrKill;
  private final CrossMatching crossMatching;
  private final int limit;

  /** How many more resting orders the command at hand may meet. */
  private transient int left;

  /** The orders of each command may meet at most {@code limit} resting orders. */
  Matching(
      Exchange exchange,
      Accounts accounts,
      Holds holds,
      OrderReports reports,
      Reductions reductions,
      CrossMatching crossMatching,
      int limit) {
    this.exchange = exchange;
    orders = exchange.orders;
    this.accounts = accounts;
    this.holds = holds;
    this.reports = reports;
    this.reductions = reductions;
    this.crossMatching = crossMatching;
    this.limit = limit;
    fillOrKill = new FillOrKill(exchange, this);
  }

  /** Begins a command. */
  void begin() {
    left = limit;
  }

  /** Whether the orders of the command have met as many resting orders as they may. */
  boolean isSpent() {
    return left == 0;
  }

  /** Applies an order that is accepted, and neither waits nor rests. */
  void apply(int order) {
    LapseReason obstacle = obstacle(order);
    if (obstacle != LapseReason.NONE) {
      reductions.lapseIncoming(order, obstacle);
      return;
    }
    int leftBefore = left;
    boolean all = orders.kind(order) == OrderKind.FILL_OR_KILL.value();
    LapseReason end = all ? fill(order) : meetAll(order);
    boolean rests = orders.unmatched(order) > 0;
    if (rests && end == LapseReason.NONE) {
      end = fateOfRest(order);
    }
    if (rests && end != LapseReason.NONE) {
      reductions.lapseIncoming(order, end);
      return;
    }
    if (rests) {
      exchange.book.place(order);
    }
    if (left != leftBefore) {
      holds.follow(orders.position(order), orders.id(order));
    }
  }

  /** Orders that follow in the command have been promised so many places. */
  void reserve(int places) {
    crossMatching.reserve(places);
  }

  /** Why the account of an order keeps it from matching; NONE: it may match. */
  LapseReason unmatchable(int order) {
    return accounts.unmatchable(exchange.accountOf(order));
  }

  boolean mayMatch(int order) {
    return unmatchable(order) == LapseReason.NONE;
  }

  /** Whether an order would meet another at its own price or better, or be cross-matched. */
  boolean wouldMatch(int order) {
    return exchange.wouldMatch(order) || canCross(order);
  }

  private boolean wouldImprove(int order) {
    return exchange.wouldImprove(order)
        || canCross(order) && crossMatching.gainOver(order, orders.price(order)) > 0;
  }

  private boolean canCross(int order) {
    boolean all = orders.kind(order) == OrderKind.FILL_OR_KILL.value();
    return !all && crossMatching.find(order);
  }

  /** What happens where two orders would meet; ALLOW when they are not of one account. */
  SelfMatchPolicy policy(int incoming, int resting) {
    int account = exchange.accountOf(incoming);
    boolean own = exchange.accountOf(resting) == account;
    return own ? accounts.selfMatchPolicy(account) : SelfMatchPolicy.ALLOW;
  }

  /** Takes {@code meetings} from what the command may still meet. */
  void spend(int meetings) {
    left -= meetings;
  }

  int left() {
    return left;
  }

  private LapseReason obstacle(int order) {
    int version = orders.marketVersion(order);
    if (version != 0 && version != exchange.marketOf(order).version()) {
      return LapseReason.MARKET_VERSION;
    }
    boolean improves = !orders.hasBestExecution(order) && wouldImprove(order);
    return improves ? LapseReason.PRICE_IMPROVEMENT_TOO_LARGE : LapseReason.NONE;
  }

  private LapseReason meetAll(int order) {
    while (orders.unmatched(order) > 0) {
      int resting = exchange.nextAgainst(order);
      boolean crosses = isCrossNext(order, resting);
      if (resting == 0 && !crosses) {
        return LapseReason.NONE;
      }
      int meetings = crosses ? exchange.marketOf(order).runnerCount() : 1;
      if (left < meetings) {
        return LapseReason.MATCH_LIMIT;
      }
      if (crosses) {
        left -= meetings;
        crossMatching.match(order);
        continue;
      }
      boolean ends = mayMatch(resting) && policy(order, resting) == SelfMatchPolicy.CANCEL_INCOMING;
      if (ends) {
        return LapseReason.SELF_MATCH;
      }
      left--;
      meet(order, resting, orders.unmatched(order));
    }
    return LapseReason.NONE;
  }

  private LapseReason fill(int order) {
    long toMatch = fillOrKill.judge(order);
    while (toMatch > 0) {
      toMatch -= meet(order, exchange.bestAgainst(order), toMatch);
    }
    return LapseReason.FILL_OR_KILL;
  }

  /** Whether an order is to be cross-matched before it meets a resting order, 0 for none. */
  private boolean isCrossNext(int order, int resting) {
    return crossMatching.find(order)
        && (resting == 0 || crossMatching.gainOver(order, orders.price(resting)) > 0);
  }

  /** Two orders meet; at most {@code most} is matched. Returns what was. */
  private long meet(int order, int resting, long most) {
    if (!mayMatch(resting)) {
      reductions.lapse(resting, unmatchable(resting));
      return 0;
    }
    if (policy(order, resting) == SelfMatchPolicy.CANCEL_RESTING) {
      reductions.lapse(resting, LapseReason.SELF_MATCH);
      return 0;
    }
    long stake = Math.min(most, orders.unmatched(resting));
    exchange.match(order, resting, stake, reports.timestampNs());
    int price = orders.price(resting);
    reports.matched(order, stake, price);
    reports.matched(resting, stake, price);
    holds.follow(orders.position(resting), orders.id(resting));
    return stake;
  }

  private LapseReason fateOfRest(int order) {
    if (orders.kind(order) == OrderKind.IMMEDIATE_OR_CANCEL.value()) {
      return LapseReason.IMMEDIATE_OR_CANCEL;
    }
    boolean room =
        exchange.book.hasRoom(orders.row(order), orders.side(order), orders.priceIndex(order));
    return room ? LapseReason.NONE : LapseReason.CAPACITY;
  }
}
