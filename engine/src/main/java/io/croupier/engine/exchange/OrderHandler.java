package io.croupier.engine.exchange;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_PERSISTENCE;
import static io.croupier.protocol.RefusalReason.INVALID_PRICE_EDIT;

import io.croupier.engine.account.AccountChecks;
import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.engine.work.WorkKind;
import io.croupier.engine.work.Works;
import io.croupier.protocol.CancelAllOrdersDecoder;
import io.croupier.protocol.CancelOrderDecoder;
import io.croupier.protocol.Field;
import io.croupier.protocol.HaltScope;
import io.croupier.protocol.OrderKind;
import io.croupier.protocol.Persistence;
import io.croupier.protocol.PlaceOrderDecoder;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.ReplaceOrderDecoder;
import io.croupier.protocol.UpdateOrderDecoder;

/** Commands of single orders. Rules: docs/rules.md, Orders. */
public final class OrderHandler {
  private final Exchange exchange;
  private final Orders orders;
  private final Positions positions;
  private final Accounts accounts;
  private final Balances balances;
  private final AccountChecks accountChecks;
  private final ExchangeChecks checks;
  private final OrderChecks orderChecks;
  private final OrderRisk risk;
  private final Refusals refusals;
  private final Placement placement;
  private final Reductions reductions;
  private final OrderReports reports;
  private final Outcomes outcomes;
  private final SignificantEvents events;
  private final Works works;
  private final transient Instruction instruction = new Instruction();
  private final transient Prospect prospect = new Prospect(1);

  OrderHandler(
      Exchange exchange,
      Accounts accounts,
      Balances balances,
      AccountChecks accountChecks,
      ExchangeChecks checks,
      OrderChecks orderChecks,
      OrderRisk risk,
      Refusals refusals,
      Placement placement,
      Reductions reductions,
      OrderReports reports,
      Outcomes outcomes,
      SignificantEvents events,
      Works works) {
    this.exchange = exchange;
    orders = exchange.orders;
    positions = exchange.positions;
    this.accounts = accounts;
    this.balances = balances;
    this.accountChecks = accountChecks;
    this.checks = checks;
    this.orderChecks = orderChecks;
    this.risk = risk;
    this.refusals = refusals;
    this.placement = placement;
    this.reductions = reductions;
    this.reports = reports;
    this.outcomes = outcomes;
    this.events = events;
    this.works = works;
  }

  /** Accepts an order, holds what it needs, and applies it or lets it wait. */
  public void onPlaceOrder(PlaceOrderDecoder command, long now) {
    long accountId = command.header().accountId();
    int account = accounts.slot(accountId);
    int slot = exchange.markets.slot(command.marketId());
    Market market = exchange.markets.get(slot);
    int wallet = balances.wallet(account, market.currency());
    int position = positions.find(account, slot);
    instruction.read(command, exchange.ladder(market));
    prospect.begin(positions.held(position));
    if (orderChecks.isNotTaken(account, market)
        || orderChecks.hasUnknown(command.header(), command.sessionId(), command.marketId())
        || checks.unknownRunner(market, instruction.runner)
        || orderChecks.mayNotPlace(account, command.sessionId(), now)
        || orderChecks.isMalformed(instruction, market)
        || orderChecks.overflows(instruction, market, position, prospect)
        || checks.notOpen(market, now)
        || orderChecks.comesTooLateForSp(instruction, market)
        || orderChecks.otherVersion(instruction.marketVersion, market)
        || checks.voidRunner(market, instruction.runner)
        || orderChecks.isUnfit(instruction, market, position, prospect)
        || risk.isTooMuch(instruction, market, account, wallet, position, prospect)) {
      return;
    }
    // Nothing below this line may refuse.
    int order = placement.accept(instruction, market, account, wallet, position, risk.hold());
    placement.delay(order, market, now);
    reports.accepted(order);
    events.stake(
        account, market.currency(), orders.stake(order), orders.id(order), command.header());
    placement.applyUnlessDelayed(order);
  }

  /** Cancels the unmatched stake of an order, or a part of it; the order keeps its place. */
  public void onCancelOrder(CancelOrderDecoder command) {
    int order = exchange.order(command.orderId());
    long reduceBy = command.reduceBy();
    if (checks.orderPending(order)
        || checks.unknownOrder(order, command.orderId())
        || checks.foreignOrder(order, command.header().accountId())
        || refusals.when(reduceBy < 0, INVALID_AMOUNT, Field.reduceBy, 0)
        || checks.waitsForSp(order)
        || checks.noChange(order, orders.unmatched(order) == 0)
        || checks.waits(order)) {
      return;
    }
    // Nothing below this line may refuse.
    long unmatched = orders.unmatched(order);
    reductions.cancelAsAnswer(order, reduceBy == 0 ? unmatched : Math.min(reduceBy, unmatched));
  }

  /**
   * Cancels the unmatched stake of an order and places it anew at another price, if the account may
   * and can.
   */
  public void onReplaceOrder(ReplaceOrderDecoder command, long now) {
    int order = exchange.order(command.orderId());
    Market market = exchange.marketOf(order);
    int price = command.price();
    int priceIndex = exchange.ladder(market).index(price);
    boolean nothing = orders.unmatched(order) == 0 || price == orders.price(order);
    long sessionId = command.sessionId();
    if (accountChecks.halted(HaltScope.EXCHANGE)
        || checks.orderPending(order)
        || accountChecks.unknownSession(sessionId)
        || checks.unknownOrder(order, command.orderId())
        || checks.foreignOrder(order, command.header().accountId())
        || orderChecks.mayNotPlace(exchange.accountOf(order), sessionId, now)
        || orderChecks.badVersion(command.marketVersion())
        || checks.waitsForSp(order)
        || checks.notOpen(market, now)
        || orderChecks.otherVersion(command.marketVersion(), market)
        || checks.voidRunner(market, orders.runner(order))
        || orderChecks.offLadder(priceIndex)
        || checks.noChange(order, nothing)
        || checks.waits(order)) {
      return;
    }
    // Nothing below this line may refuse.
    instruction.replace(orders, order, price, priceIndex, command.marketVersion());
    int account = exchange.accountOf(order);
    int position = orders.position(order);
    int wallet = positions.wallet(position);
    prospect.begin(positions.held(position));
    RefusalReason reason =
        risk.judge(instruction, market, account, wallet, position, prospect, order);
    if (reason != RefusalReason.NONE) {
      reductions.cancelInsteadOfReplacing(order, instruction, reason);
      return;
    }
    int newOrder = placement.accept(instruction, market, account, wallet, position, risk.hold());
    exchange.cancel(order, instruction.stake);
    placement.delay(newOrder, market, now);
    reports.replaced(order, newOrder, instruction, RefusalReason.NONE);
    exchange.forgetIfEmpty(order);
    placement.applyUnlessDelayed(newOrder);
  }

  /** Gives an order another persistence, or a worse limit for the starting price. */
  public void onUpdateOrder(UpdateOrderDecoder command, long now) {
    if (command.price() == 0) {
      updatePersistence(command, now);
    } else {
      updatePrice(command, now);
    }
  }

  private void updatePrice(UpdateOrderDecoder command, long now) {
    int order = exchange.order(command.orderId());
    Market market = exchange.marketOf(order);
    int price = command.price();
    int index = exchange.ladder(market).index(price);
    boolean stated = command.persistence() != Persistence.NULL_VAL;
    boolean nothing = orders.unmatched(order) == 0;
    boolean limited = orders.kind(order) == OrderKind.LIMIT_ON_CLOSE.value();
    boolean better = orders.side(order) == 0 == price > orders.price(order);
    boolean badEdit = !limited || !nothing && price != orders.price(order) && better;
    if (checks.orderPending(order)
        || checks.unknownOrder(order, command.orderId())
        || checks.foreignOrder(order, command.header().accountId())
        || accountChecks.mayNotBet(exchange.accountOf(order))
        || refusals.when(stated, INVALID_AMOUNT, Field.persistence, 0)
        || checks.over(market, now)
        || orderChecks.offLadder(index)
        || refusals.when(badEdit, INVALID_PRICE_EDIT, Field.price, 0)
        || checks.noChange(order, nothing || price == orders.price(order))
        || refusals.capacity(
            !exchange.spBook.levels.hasRoom(orders.row(order), orders.side(order), index))) {
      return;
    }
    // Nothing below this line may refuse.
    exchange.spOrders.limit(order, price, index);
    reports.updated(order);
  }

  private void updatePersistence(UpdateOrderDecoder command, long now) {
    int order = exchange.order(command.orderId());
    Market market = exchange.marketOf(order);
    Persistence persistence = command.persistence();
    boolean none = persistence == Persistence.SBE_UNKNOWN || persistence == Persistence.NULL_VAL;
    boolean ofSp = orders.isSp(order);
    boolean nothing =
        orders.unmatched(order) == 0 || orders.persistence(order) == persistence.value();
    if (checks.orderPending(order)
        || checks.unknownOrder(order, command.orderId())
        || checks.foreignOrder(order, command.header().accountId())
        || accountChecks.mayNotBet(exchange.accountOf(order))
        || refusals.when(none, INVALID_AMOUNT, Field.persistence, 0)
        || checks.over(market, now)
        || refusals.when(ofSp, INVALID_PERSISTENCE, Field.persistence, 0)
        || orderChecks.badPersistence(persistence.value(), false, market)
        || checks.noChange(order, nothing)
        || checks.waits(order)) {
      return;
    }
    // Nothing below this line may refuse.
    orders.persistence(order, persistence.value());
    reports.updated(order);
  }

  /** Cancels all orders of an account that rest, in one market or in all. */
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
            ? positions.restingOrdersOfAccount(account)
            : positions.restingOrders(positions.find(account, market));
    outcomes.answer(accountId).ordersProcessed().count(count);
    works.start(WorkKind.ACCOUNT_CANCEL, account, market);
  }

  /** The bet delay of an order has ended. */
  public void onDelayEnd(int order, long now) {
    placement.onDelayEnd(order, now);
  }
}
