package io.croupier.engine.exchange;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;

import io.croupier.engine.account.Accounts;
import io.croupier.engine.account.Refusals;
import io.croupier.engine.account.SignificantEvents;
import io.croupier.engine.ledger.Balances;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.Bool;
import io.croupier.protocol.Field;
import io.croupier.protocol.PlaceOrdersDecoder;

/**
 * PlaceOrders: orders of one account in one market, in order. Rules: docs/rules.md, PlaceOrders.
 */
public final class BatchHandler {
  private final Exchange exchange;
  private final Positions positions;
  private final Accounts accounts;
  private final Balances balances;
  private final ExchangeChecks checks;
  private final OrderChecks orderChecks;
  private final OrderRisk risk;
  private final Refusals refusals;
  private final Placement placement;
  private final OrderReports reports;
  private final Outcomes outcomes;
  private final SignificantEvents events;
  private final transient Instruction instruction = new Instruction();
  private final transient Prospect prospect;
  private final int mostOrders;

  BatchHandler(
      Exchange exchange,
      Accounts accounts,
      Balances balances,
      ExchangeChecks checks,
      OrderChecks orderChecks,
      OrderRisk risk,
      Refusals refusals,
      Placement placement,
      OrderReports reports,
      Outcomes outcomes,
      SignificantEvents events,
      int mostOrders) {
    this.mostOrders = mostOrders;
    prospect = new Prospect(mostOrders);
    this.exchange = exchange;
    positions = exchange.positions;
    this.accounts = accounts;
    this.balances = balances;
    this.checks = checks;
    this.orderChecks = orderChecks;
    this.risk = risk;
    this.refusals = refusals;
    this.placement = placement;
    this.reports = reports;
    this.outcomes = outcomes;
    this.events = events;
  }

  /** Places each order that can be placed; atomic: all or none. */
  public void onPlaceOrders(PlaceOrdersDecoder command, long now) {
    long accountId = command.header().accountId();
    int account = accounts.slot(accountId);
    int slot = exchange.markets.slot(command.marketId());
    Market market = exchange.markets.get(slot);
    int wallet = balances.wallet(account, market.currency());
    boolean atomic = command.atomic() == Bool.TRUE;
    int count = command.instructions().count();
    boolean badCount = count < 1 || count > mostOrders;
    if (orderChecks.isNotTaken(account, market)
        || orderChecks.hasUnknown(command.header(), command.sessionId(), command.marketId())
        || orderChecks.mayNotPlace(account, command.sessionId(), now)
        || refusals.when(badCount, INVALID_AMOUNT, Field.instructions, 0)
        || orderChecks.badVersion(command.marketVersion())
        || refusals.unlessBool(command.atomic())
        || checks.notOpen(market, now)
        || orderChecks.otherVersion(command.marketVersion(), market)
        || (atomic && isAnyRefused(command, market, account, wallet))) {
      return;
    }
    // Nothing below this line may refuse.
    outcomes.answer(accountId).ordersProcessed().count(count);
    refusals.asRows();
    for (PlaceOrdersDecoder.InstructionsDecoder row = rows(command); row.hasNext(); ) {
      instruction.read(row.next(), command.marketVersion(), exchange.ladder(market));
      refusals.instruction(instruction.number);
      int position = positions.find(account, slot);
      prospect.begin(positions.held(position));
      if (atomic) {
        placement.reserve(count - instruction.number);
        risk.judge(instruction, market, account, wallet, position, prospect, 0);
        place(command, market, account, wallet, position, now);
      } else if (!isRefused(market, account, wallet, position)) {
        place(command, market, account, wallet, position, now);
      }
    }
  }

  private void place(
      PlaceOrdersDecoder command, Market market, int account, int wallet, int position, long now) {
    int order = placement.accept(instruction, market, account, wallet, position, risk.hold());
    placement.delay(order, market, now);
    reports.acceptedInBatch(order, instruction.number);
    long stake = exchange.orders.stake(order);
    long orderId = exchange.orders.id(order);
    events.stake(account, market.currency(), stake, orderId, command.header());
    placement.applyUnlessDelayed(order);
  }

  /** Judges all orders, each with those before it taken as resting unmatched. */
  private boolean isAnyRefused(PlaceOrdersDecoder command, Market market, int account, int wallet) {
    int position = positions.find(account, market.slot());
    prospect.begin(positions.held(position));
    for (PlaceOrdersDecoder.InstructionsDecoder row = rows(command); row.hasNext(); ) {
      instruction.read(row.next(), command.marketVersion(), exchange.ladder(market));
      refusals.instruction(instruction.number);
      if (isRefused(market, account, wallet, position)) {
        return true;
      }
      prospect.take(instruction, risk.newPages(), risk.ofOrder(), risk.hold());
    }
    return false;
  }

  private boolean isRefused(Market market, int account, int wallet, int position) {
    return checks.unknownRunner(market, instruction.runner)
        || orderChecks.isMalformed(instruction, market)
        || orderChecks.overflows(instruction, market, position, prospect)
        || orderChecks.comesTooLateForSp(instruction, market)
        || checks.voidRunner(market, instruction.runner)
        || orderChecks.isUnfit(instruction, market, position, prospect)
        || risk.isTooMuch(instruction, market, account, wallet, position, prospect);
  }

  /** The rows from the first; numbers begin with them. */
  private PlaceOrdersDecoder.InstructionsDecoder rows(PlaceOrdersDecoder command) {
    instruction.number = 0;
    command.sbeRewind();
    return command.instructions();
  }
}
