package io.croupier.engine.exchange;

import static io.croupier.engine.ledger.BalanceKind.HELD_EXCHANGE;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.OVERFLOW;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.engine.work.WorkKind;
import io.croupier.engine.work.Works;
import io.croupier.protocol.CancelAllOrdersDecoder;
import io.croupier.protocol.CancelOrderDecoder;
import io.croupier.protocol.Field;
import io.croupier.protocol.OrderKind;
import io.croupier.protocol.Persistence;
import io.croupier.protocol.PlaceOrderDecoder;
import io.croupier.protocol.ReplaceOrderDecoder;
import io.croupier.protocol.Side;

/** Commands of orders. Rules: docs/rules.md, Orders. */
public final class OrderHandler {
  /** An account's stakes in one market, matched and unmatched, so that all sums stay exact. */
  static final long MAX_STAKES = 1L << 44;

  private final Exchange exchange;
  private final Orders orders;
  private final Positions positions;
  private final Accounts accounts;
  private final Balances balances;
  private final AccountChecks accountChecks;
  private final ExchangeChecks checks;
  private final Refusals refusals;
  private final Holds holds;
  private final Matching matching;
  private final Reductions reductions;
  private final OrderReports reports;
  private final Outcomes outcomes;
  private final Works works;

  OrderHandler(
      Exchange exchange,
      Accounts accounts,
      Balances balances,
      AccountChecks accountChecks,
      ExchangeChecks checks,
      Refusals refusals,
      Holds holds,
      Matching matching,
      Reductions reductions,
      OrderReports reports,
      Outcomes outcomes,
      Works works) {
    this.exchange = exchange;
    orders = exchange.orders;
    positions = exchange.positions;
    this.accounts = accounts;
    this.balances = balances;
    this.accountChecks = accountChecks;
    this.checks = checks;
    this.refusals = refusals;
    this.holds = holds;
    this.matching = matching;
    this.reductions = reductions;
    this.reports = reports;
    this.outcomes = outcomes;
    this.works = works;
  }

  /** Accepts an order, holds what it needs, and matches it. */
  public void onPlaceOrder(PlaceOrderDecoder command, long now) {
    long accountId = command.header().accountId();
    int account = accounts.slot(accountId);
    int slot = exchange.markets.slot(command.marketId());
    Market market = exchange.markets.get(slot);
    int wallet = balances.wallet(account, market.currency());
    int position = positions.find(account, slot);
    int priceIndex = exchange.ladder(market).index(command.price());
    if (checks.marketPending(slot)
        || checks.accountPending(account)
        || accountChecks.unknownAccount(account, accountId)
        || accountChecks.unknownWallet(wallet, slot == 0 ? Currencies.UNKNOWN : market.currency())
        || accountChecks.unknownSession(command.sessionId())
        || checks.unknownMarket(slot, command.marketId())
        || checks.unknownRunner(market, command.runner())
        || accountChecks.foreignSession(command.sessionId(), account)
        || refusesBets(account)
        || accountChecks.expiredSession(command.sessionId(), now)
        || isMalformed(command)
        || overflows(position, command.stake())
        || checks.notOpen(market, now)
        || checks.voidRunner(market, command.runner())
        || checks.offLadder(priceIndex)) {
      return;
    }
    int side = command.side().value();
    long stake = command.stake();
    long hold =
        holds.with(
            position,
            market,
            command.runner(),
            market.unmatchedWin(side, stake, command.price()),
            market.unmatchedLose(side, stake));
    long more = hold - positions.held(position);
    if (checks.lacksFunds(more, balances.cash(wallet), Field.stake)
        || lacksRoom(market.row(command.runner()), side, priceIndex)) {
      return;
    }
    // Nothing below this line may refuse.
    int home = position == 0 ? positions.enter(account, slot, wallet) : position;
    Persistence persistence =
        command.persistence() == Persistence.KEEP ? Persistence.KEEP : Persistence.LAPSE;
    int order =
        exchange.accept(
            home,
            market,
            command.runner(),
            side,
            priceIndex,
            stake,
            persistence.value(),
            outcomes.sender());
    holds.set(home, hold, orders.id(order));
    reports.accepted(order, balances.amount(wallet, HELD_EXCHANGE));
    matching.match(order);
  }

  /** Cancels the unmatched stake of an order, or a part of it; the order keeps its place. */
  public void onCancelOrder(CancelOrderDecoder command) {
    int order = exchange.order(command.orderId());
    long reduceBy = command.reduceBy();
    if (checks.orderPending(order)
        || checks.unknownOrder(order, command.orderId())
        || checks.foreignOrder(order, command.header().accountId())
        || refusals.when(reduceBy < 0, INVALID_AMOUNT, Field.reduceBy, 0)
        || checks.noChange(order, orders.unmatched(order) == 0)) {
      return;
    }
    // Nothing below this line may refuse.
    long unmatched = orders.unmatched(order);
    reductions.cancelAsAnswer(order, reduceBy == 0 ? unmatched : Math.min(reduceBy, unmatched));
  }

  /** Cancels the unmatched stake of an order and places it anew at another price. */
  public void onReplaceOrder(ReplaceOrderDecoder command, long now) {
    int order = exchange.order(command.orderId());
    int price = command.price();
    int priceIndex = exchange.ladder(exchange.marketOf(order)).index(price);
    if (checks.orderPending(order)
        || checks.unknownOrder(order, command.orderId())
        || checks.foreignOrder(order, command.header().accountId())
        || refusesBets(exchange.accountOf(order))
        || checks.notOpen(exchange.marketOf(order), now)
        || checks.voidRunner(exchange.marketOf(order), orders.runner(order))
        || checks.offLadder(priceIndex)
        || checks.noChange(order, orders.unmatched(order) == 0 || price == orders.price(order))) {
      return;
    }
    int position = orders.position(order);
    int wallet = positions.wallet(position);
    long hold = holdReplaced(order, price);
    long more = hold - positions.held(position);
    if (checks.lacksFunds(more, balances.cash(wallet), Field.price)
        || lacksRoom(orders.row(order), orders.side(order), priceIndex)) {
      return;
    }
    // Nothing below this line may refuse.
    int newOrder = acceptReplacement(order, priceIndex);
    holds.set(position, hold, orders.id(newOrder));
    reports.replaced(order, newOrder, balances.amount(wallet, HELD_EXCHANGE));
    exchange.forgetIfEmpty(order);
    matching.match(newOrder);
  }

  /** Cancels all unmatched orders of an account, in one market or in all. */
  public void onCancelAllOrders(CancelAllOrdersDecoder command) {
    long accountId = command.header().accountId();
    int account = accounts.slot(accountId);
    long marketId = command.marketId();
    int market = exchange.markets.slot(marketId);
    if (checks.marketPending(market)
        || checks.accountPending(account)
        || accountChecks.unknownAccount(account, accountId)
        || (marketId != 0 && checks.unknownMarket(market, marketId))) {
      return;
    }
    // Nothing below this line may refuse.
    int count =
        market == 0
            ? positions.openOrdersOfAccount(account)
            : positions.openOrders(positions.find(account, market));
    outcomes.answer(accountId).ordersProcessed().count(count);
    works.start(WorkKind.ACCOUNT_CANCEL, account, market);
  }

  private int acceptReplacement(int order, int priceIndex) {
    long stake = orders.unmatched(order);
    int newOrder =
        exchange.accept(
            orders.position(order),
            exchange.marketOf(order),
            orders.runner(order),
            orders.side(order),
            priceIndex,
            stake,
            orders.persistence(order),
            outcomes.sender());
    exchange.cancel(order, stake);
    return newOrder;
  }

  private long holdReplaced(int order, int price) {
    Market market = exchange.marketOf(order);
    int side = orders.side(order);
    long win =
        market.unmatchedWin(side, orders.unmatched(order), price) - exchange.unmatchedWin(order);
    return holds.with(orders.position(order), market, orders.runner(order), win, 0);
  }

  private boolean lacksRoom(int row, int side, int priceIndex) {
    boolean none = orders.isFull() || !exchange.book.hasRoom(row, side, priceIndex);
    return refusals.capacity(none);
  }

  private boolean refusesBets(int account) {
    return accountChecks.notOpen(account)
        || accountChecks.locked(account)
        || accountChecks.betOff(account);
  }

  private boolean isMalformed(PlaceOrderDecoder command) {
    Side side = command.side();
    OrderKind kind = command.orderKind();
    Persistence persistence = command.persistence();
    boolean noSide = side != Side.BACK && side != Side.LAY;
    return refusals.unlessAmount(command.stake(), Field.stake)
        || refusals.when(noSide, INVALID_AMOUNT, Field.side, 0)
        || refusals.when(kind == OrderKind.SBE_UNKNOWN, INVALID_AMOUNT, Field.orderKind, 0)
        || refusals.when(
            persistence == Persistence.SBE_UNKNOWN, INVALID_AMOUNT, Field.persistence, 0);
  }

  private boolean overflows(int position, long stake) {
    boolean overflows = stake > MAX_STAKES - positions.stakes(position);
    return refusals.when(overflows, OVERFLOW, Field.stake, 0);
  }
}
