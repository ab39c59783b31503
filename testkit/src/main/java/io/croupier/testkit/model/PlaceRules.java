package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.marketId;
import static io.croupier.protocol.Field.orderKind;
import static io.croupier.protocol.Field.persistence;
import static io.croupier.protocol.Field.price;
import static io.croupier.protocol.Field.runner;
import static io.croupier.protocol.Field.sessionId;
import static io.croupier.protocol.Field.side;
import static io.croupier.protocol.Field.stake;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_ODDS;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.SESSION_EXPIRED;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_MARKET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_RUNNER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_SESSION;

import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.Order.Instruction;
import java.math.BigInteger;

/** PlaceOrder. */
final class PlaceRules {
  private static final BigInteger MOST_STAKES = BigInteger.ONE.shiftLeft(44);

  private final World world;
  private final Orders orders;
  private final OrderChecks orderChecks;

  PlaceRules(World world, Orders orders) {
    this.world = world;
    this.orders = orders;
    orderChecks = new OrderChecks(world);
  }

  void place(Turn turn) {
    Command command = turn.command;
    Account account = world.accounts.get(command.accountId());
    Market market = world.markets.get(command.number("marketId"));
    Instruction instruction = instruction(command);
    Refusal refusal = refusal(turn, account, market, instruction);
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    Order order = orders.accept(account, market, turn.sender, instruction);
    turn.answer("OrderAccepted", account.id)
        .with("orderId", order.id)
        .with("marketId", market.id)
        .with("stake", order.stake)
        .with("heldExchange", world.ledger.of(Kind.HELD_EXCHANGE, account.id, market.currency))
        .with("price", order.price)
        .with("runner", order.runner)
        .with("side", order.side())
        .with("persistence", order.keep ? "KEEP" : "LAPSE");
    orders.match(turn, order);
  }

  private static Instruction instruction(Command command) {
    return new Instruction(
        (int) command.number("runner"),
        command.text("side").equals("BACK"),
        command.number("price"),
        command.text("persistence").equals("KEEP"),
        Money.of(command.number("stake")));
  }

  private Refusal refusal(Turn turn, Account account, Market market, Instruction instruction) {
    Command command = turn.command;
    long id = command.accountId();
    long session = command.number("sessionId");
    Session known = world.sessions.get(session);
    Checks checks =
        orderChecks
            .pending(market, account)
            .when(account == null, UNKNOWN_ACCOUNT, accountId, id)
            .when(session != 0 && known == null, UNKNOWN_SESSION, sessionId, session)
            .when(market == null, UNKNOWN_MARKET, marketId, command.number("marketId"))
            .when(known != null && known.account != account, NOT_OWNER, sessionId, session)
            .when(known != null && known.over(turn.time), SESSION_EXPIRED, sessionId, session)
            .amount(command.number("stake"), 1, stake)
            .when(!command.has("side"), INVALID_AMOUNT, side)
            .unknown(command, "side", side)
            .unknown(command, "orderKind", orderKind)
            .unknown(command, "persistence", persistence)
            .when(market != null && !market.ladder.has(instruction.price()), INVALID_ODDS, price)
            .when(world.isFullOfOrders(), CAPACITY);
    orderChecks.hasWallet(checks, account, market);
    orderChecks.mayBet(checks, account);
    orderChecks.takesOrders(checks, market, turn.time);
    if (market != null) {
      long number = instruction.runner();
      checks.when(!market.hasRunner(number), UNKNOWN_RUNNER, runner, number);
    }
    if (account != null && market != null && market.hasRunner(instruction.runner())) {
      affordable(checks, account, market, instruction);
      orderChecks.hasPage(
          checks, market, instruction.runner(), instruction.back(), instruction.price());
    }
    return checks.first();
  }

  private void affordable(Checks checks, Account account, Market market, Instruction instruction) {
    Position position = account.positions.get(market);
    BigInteger stakes = position == null ? BigInteger.ZERO : position.stakes();
    boolean tooMuch = stakes.add(instruction.stake()).compareTo(MOST_STAKES) > 0;
    checks.when(tooMuch, OVERFLOW, stake);
    BigInteger hold = orders.holdWith(position, market, instruction, null);
    orderChecks.canHold(checks, account, market, hold, stake);
  }
}
