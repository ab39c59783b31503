package io.croupier.testkit.model;

import static io.croupier.protocol.Field.instructions;
import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;

import io.croupier.testkit.model.Balance.Kind;
import java.util.ArrayList;
import java.util.List;

/** PlaceOrder and PlaceOrders. */
final class PlaceRules {
  private final World world;
  private final Orders orders;
  private final Matching matching;
  private final BetDelay betDelay;
  private final OrderChecks orderChecks;
  private final InstructionChecks instructionChecks;

  PlaceRules(World world, Orders orders, Matching matching, BetDelay betDelay) {
    this.world = world;
    this.orders = orders;
    this.matching = matching;
    this.betDelay = betDelay;
    orderChecks = new OrderChecks(world);
    instructionChecks = new InstructionChecks(world);
  }

  void place(Turn turn) {
    Command command = turn.command;
    Account account = world.accounts.get(command.accountId());
    Market market = world.markets.get(command.number("marketId"));
    Checks checks = orderChecks.placing(turn, account, market);
    if (account != null && market != null) {
      instructionChecks.add(checks, command, account, market, List.of());
    }
    if (checks.first() != null) {
      turn.refuse(checks.first());
      return;
    }
    Order order = accept(turn, command, account, market);
    describe(turn.answer("OrderAccepted", account.id), order);
    Events.stake(world, turn, account, market.currency, order.stake, order.id);
    applyUnlessWaiting(turn, order);
  }

  void placeAll(Turn turn) {
    Command command = turn.command;
    Account account = world.accounts.get(command.accountId());
    Market market = world.markets.get(command.number("marketId"));
    List<Command> rows = command.rows("instructions");
    boolean tooMany = rows.isEmpty() || rows.size() > world.limits.batch();
    Checks checks = orderChecks.placing(turn, account, market);
    checks.when(tooMany, INVALID_AMOUNT, instructions);
    OrderChecks.version(checks, command);
    checks.unknown(command, "atomic", none);
    if (checks.first() != null) {
      turn.refuse(checks.first());
    } else if (!command.isTrue("atomic") || !isRefusedWhole(turn, rows, account, market)) {
      placeEach(turn, rows, account, market);
    }
  }

  /** Judges each with those before it taken as accepted and unmatched. */
  private boolean isRefusedWhole(Turn turn, List<Command> rows, Account account, Market market) {
    List<Instruction> ahead = new ArrayList<>();
    for (Command row : rows) {
      Checks checks = new Checks();
      instructionChecks.add(checks, row, account, market, ahead);
      if (checks.first() != null) {
        turn.answer(turn.refused(checks.first()), account.id).with("instruction", ahead.size() + 1);
        return true;
      }
      ahead.add(Instruction.of(row, market.ladder));
    }
    return false;
  }

  private void placeEach(Turn turn, List<Command> rows, Account account, Market market) {
    turn.answer("OrdersProcessed", account.id)
        .with("nextAfterOrderId", 0)
        .with("count", rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Checks checks = new Checks();
      turn.promised = turn.command.isTrue("atomic") ? rows.size() - i - 1 : 0;
      if (!turn.command.isTrue("atomic")) {
        instructionChecks.add(checks, rows.get(i), account, market, List.of());
      }
      if (checks.first() != null) {
        turn.row(turn.refused(checks.first()), account.id).with("instruction", i + 1);
      } else {
        Order order = accept(turn, rows.get(i), account, market);
        describe(turn.row("OrderAccepted", account.id), order).with("instruction", i + 1);
        Events.stake(world, turn, account, market.currency, order.stake, order.id);
        applyUnlessWaiting(turn, order);
      }
    }
  }

  private Order accept(Turn turn, Command command, Account account, Market market) {
    Instruction instruction = Instruction.of(command, market.ladder);
    Order order = orders.accept(account, market, turn.sender, instruction);
    betDelay.begin(turn, order);
    return order;
  }

  private void applyUnlessWaiting(Turn turn, Order order) {
    if (order.isSp()) {
      order.arrived = world.count();
    } else if (!order.waits()) {
      matching.apply(turn, order);
    }
  }

  private Outcome describe(Outcome outcome, Order order) {
    Account account = order.position.account;
    Market market = order.position.market;
    return outcome
        .with("orderId", order.id)
        .with("marketId", market.id)
        .with("stake", order.stake.subtract(order.liability()))
        .with("liability", order.liability())
        .with("heldExchange", world.ledger.of(Kind.HELD_EXCHANGE, account.id, market.currency))
        .with("delayedUntil", order.delayedUntil)
        .with("orderRef", order.reference)
        .with("price", order.price)
        .with("runner", order.runner)
        .with("side", order.side())
        .with("persistence", order.persistence)
        .with("orderKind", order.kind);
  }
}
