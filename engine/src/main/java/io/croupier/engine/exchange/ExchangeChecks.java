package io.croupier.engine.exchange;

import static io.croupier.protocol.RefusalReason.BET_IN_PROGRESS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.MARKET_NOT_OPEN;
import static io.croupier.protocol.RefusalReason.MARKET_SUSPENDED;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.RUNNER_REMOVED;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_MARKET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ORDER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_RUNNER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Heartbeats;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.work.Works;
import io.croupier.protocol.Field;
import io.croupier.protocol.MarketStatus;
import io.croupier.protocol.RunnerResult;

/**
 * The guards that the handlers of orders and of markets share.
 *
 * <p>Owned by the engine thread.
 */
final class ExchangeChecks {
  private final Exchange exchange;
  private final Accounts accounts;
  private final Balances balances;
  private final Heartbeats heartbeats;
  private final Works works;
  private final Refusals refusals;

  ExchangeChecks(
      Exchange exchange,
      Accounts accounts,
      Balances balances,
      Heartbeats heartbeats,
      Works works,
      Refusals refusals) {
    this.exchange = exchange;
    this.accounts = accounts;
    this.balances = balances;
    this.heartbeats = heartbeats;
    this.works = works;
    this.refusals = refusals;
  }

  /** The market, if it is one, has longer work open. */
  boolean marketPending(int market) {
    boolean pending = market != 0 && works.isMarketPending(market);
    return refusals.when(
        pending, WORK_PENDING, Field.marketId, pending ? exchange.markets.id(market) : 0);
  }

  /** The account, if it is one, has longer work open, or a heartbeat that is over will begin it. */
  boolean accountPending(int account) {
    boolean pending =
        account != 0 && (works.isAccountPending(account) || heartbeats.isDisconnected(account));
    return refusals.when(
        pending, WORK_PENDING, Field.accountId, pending ? accounts.id(account) : 0);
  }

  /** The market or the account of an order, if it is one, has longer work open. */
  boolean orderPending(int order) {
    return order != 0
        && (marketPending(exchange.marketOf(order).slot())
            || accountPending(exchange.accountOf(order)));
  }

  boolean unknownMarket(int market, long marketId) {
    return refusals.when(market == 0, UNKNOWN_MARKET, Field.marketId, marketId);
  }

  boolean unknownRunner(Market market, int runner) {
    return refusals.when(!market.hasRunner(runner), UNKNOWN_RUNNER, Field.runner, runner);
  }

  /** All bets on the runner are void: it takes no more bets and has no result. */
  boolean voidRunner(Market market, int runner) {
    boolean isVoid = exchange.runners.isVoid(market.row(runner));
    return refusals.when(isVoid, RUNNER_REMOVED, Field.runner, runner);
  }

  /** A market has a result of its betting type and no other. */
  boolean notOfMarket(Market market, int lineResult, int home, int away) {
    boolean badLine = market.lines().exist() ? lineResult < 0 : lineResult != Lines.NONE;
    boolean scored = market.score().isUsed();
    boolean badHome = scored ? !Score.isGoals(home) : home != Score.NONE;
    boolean badAway = scored ? !Score.isGoals(away) : away != Score.NONE;
    return refusals.when(badLine, INVALID_AMOUNT, Field.lineResult, 0)
        || refusals.when(badHome, INVALID_AMOUNT, Field.homeScore, 0)
        || refusals.when(badAway, INVALID_AMOUNT, Field.awayScore, 0);
  }

  /** A command states no usable result of a runner. */
  boolean malformedResult(int position, RunnerResult result) {
    boolean badResult =
        switch (result) {
          case WINNER -> false;
          case LOSER -> position != 0;
          case NULL_VAL -> position == 0;
          default -> true;
        };
    boolean badPosition = position > Runners.MAX_OF_MARKET;
    return refusals.when(badPosition, INVALID_AMOUNT, Field.position, 0)
        || refusals.when(badResult, INVALID_AMOUNT, Field.result, 0);
  }

  /** What is recorded of a result as commanded. */
  static RunnerResult resultOf(RunnerResult commanded) {
    return commanded == RunnerResult.NULL_VAL ? RunnerResult.NONE : commanded;
  }

  boolean unknownOrder(int order, long orderId) {
    return refusals.when(order == 0, UNKNOWN_ORDER, Field.orderId, orderId);
  }

  /** The order is another account's than the command says; 0 is another. */
  boolean foreignOrder(int order, long accountId) {
    boolean foreign = accounts.id(exchange.accountOf(order)) != accountId;
    return refusals.when(foreign, NOT_OWNER, Field.orderId, exchange.orders.id(order));
  }

  /** The market takes no orders; its closeAt counts even if the timer is late. */
  boolean notOpen(Market market, long now) {
    boolean suspended = market.status() == MarketStatus.SUSPENDED;
    return over(market, now)
        || refusals.when(
            suspended, MARKET_SUSPENDED, Field.marketId, exchange.markets.id(market.slot()));
  }

  /** The market takes no orders any more, or not yet. */
  boolean over(Market market, long now) {
    long id = exchange.markets.id(market.slot());
    return refusals.when(market.isOver(now), MARKET_NOT_OPEN, Field.marketId, id);
  }

  /** The order waits for the starting price: it cannot be cancelled or replaced. */
  boolean waitsForSp(int order) {
    boolean waits = exchange.orders.waitsForSp(order);
    return refusals.when(waits, INVALID_TRANSITION, Field.orderId, exchange.orders.id(order));
  }

  /** The order waits for the bet delay. */
  boolean waits(int order) {
    long id = exchange.orders.id(order);
    return refusals.when(exchange.orders.waits(order), BET_IN_PROGRESS, Field.orderId, id);
  }

  /** The command would change nothing about the order. */
  boolean noChange(int order, boolean nothing) {
    return refusals.when(nothing, NO_CHANGE, Field.orderId, exchange.orders.id(order));
  }

  /** Orders shall be matched across runners, but no HOUSE account has a wallet for it. */
  boolean noHouse(boolean crossMatching, int currency) {
    int house = accounts.house();
    boolean known = currency != Currencies.UNKNOWN;
    boolean noWallet = known && balances.wallet(house, currency) == 0;
    return refusals.when(crossMatching && house == 0, UNKNOWN_ACCOUNT, Field.crossMatching, 0)
        || refusals.when(crossMatching && noWallet, UNKNOWN_WALLET, Field.currency, 0);
  }
}
