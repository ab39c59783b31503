package io.croupier.testkit.model;

import static io.croupier.protocol.Field.orderId;
import static io.croupier.protocol.Field.price;
import static io.croupier.protocol.Field.runner;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.INVALID_ODDS;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NONE;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.RUNNER_REMOVED;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ORDER;

import io.croupier.protocol.HaltScope;
import io.croupier.protocol.RefusalReason;
import io.croupier.testkit.model.Balance.Kind;
import java.math.BigInteger;

/** ReplaceOrder. */
final class ReplaceRules {
  private final World world;
  private final Orders orders;
  private final Matching matching;
  private final BetDelay betDelay;
  private final OrderChecks orderChecks;
  private final Book book;

  ReplaceRules(World world, Orders orders, Matching matching, BetDelay betDelay) {
    this.world = world;
    this.orders = orders;
    this.matching = matching;
    this.betDelay = betDelay;
    orderChecks = new OrderChecks(world);
    book = new Book(world);
  }

  void replace(Turn turn) {
    Command command = turn.command;
    Order old = world.orders.get(command.number("orderId"));
    Refusal refusal = refusal(turn, old);
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    Instruction instruction =
        Instruction.replacing(old, command.number("price"), command.number("marketVersion"));
    Refusal hindrance = hindrance(old, instruction);
    if (hindrance != null) {
      orders.cancel(old, old.unmatched);
      answer(turn, old, instruction, null, hindrance.reason());
      return;
    }
    Order order = exchange(turn, old, instruction);
    answer(turn, old, instruction, order, NONE);
    if (!order.waits()) {
      matching.apply(turn, order);
    }
  }

  /** The new order enters before the old one goes, so that the position stays. */
  private Order exchange(Turn turn, Order old, Instruction instruction) {
    Account account = old.position.account;
    world.feed.level(old);
    old.unmatched = BigInteger.ZERO;
    old.cancelled = old.cancelled.add(instruction.stake());
    Order order = orders.accept(account, old.position.market, turn.sender, instruction);
    if (old.isForgotten()) {
      orders.forget(old);
    }
    betDelay.begin(turn, order);
    return order;
  }

  /**
   * @param order the new one; null: none was placed
   */
  private void answer(
      Turn turn, Order old, Instruction instruction, Order order, RefusalReason reason) {
    Account account = old.position.account;
    Market market = old.position.market;
    Outcome answer =
        turn.answer("OrderReplaced", account.id)
            .with("orderId", old.id)
            .with("newOrderId", order == null ? 0 : order.id)
            .with("marketId", market.id)
            .with("stake", instruction.stake())
            .with("heldExchange", world.ledger.of(Kind.HELD_EXCHANGE, account.id, market.currency))
            .with("delayedUntil", order == null ? 0 : order.delayedUntil)
            .with("price", instruction.price())
            .with("runner", old.runner)
            .with("reason", reason)
            .with("side", old.side());
    turn.copyToPlacer(answer, old);
  }

  private Refusal refusal(Turn turn, Order old) {
    Command command = turn.command;
    long id = command.number("orderId");
    long newPrice = command.number("price");
    Checks session = new Checks().when(old == null, UNKNOWN_ORDER, orderId, id);
    world.rules.halted(session, HaltScope.EXCHANGE);
    orderChecks.session(session, turn, old == null ? null : old.position.account);
    if (old == null) {
      return session.first();
    }
    Market market = old.position.market;
    Checks checks = orderChecks.changing(turn, old);
    world.rules.halted(checks, HaltScope.EXCHANGE);
    world.rules.notVerified(checks, old.position.account, "verifyOrders");
    orderChecks.session(checks, turn, old.position.account);
    OrderChecks.version(checks, command);
    orderChecks.takesOrders(checks, command, market, turn.time);
    return checks
        .when(old.waitsForSp(), INVALID_TRANSITION, orderId, id)
        .when(market.isVoid(old.runner), RUNNER_REMOVED, runner, old.runner)
        .when(!market.ladder.has(newPrice), INVALID_ODDS, price)
        .when(!old.isOpen() || old.price == newPrice, NO_CHANGE, orderId, id)
        .first();
  }

  /** Why no new order can take the place of the old one, or null. */
  private Refusal hindrance(Order old, Instruction instruction) {
    Account account = old.position.account;
    Market market = old.position.market;
    Exposure before = Exposure.of(account, market);
    Exposure after = Exposure.of(account, market).without(old).add(instruction);
    Checks checks = new Checks();
    Risk risk = new Risk(world, account, market, before, after);
    risk.checkLimits(checks, Exposure.riskOfUnmatched(old).negate(), instruction);
    risk.check(checks, old.runner);
    boolean fits =
        book.freePages() > 0 || book.hasPage(market, old.runner, old.back, instruction.price());
    return checks.when(world.isFullOfOrders() || !fits, CAPACITY).first();
  }
}
