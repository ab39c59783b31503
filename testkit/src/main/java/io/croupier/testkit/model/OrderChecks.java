package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.currency;
import static io.croupier.protocol.Field.marketId;
import static io.croupier.protocol.Field.marketVersion;
import static io.croupier.protocol.Field.orderId;
import static io.croupier.protocol.Field.sessionId;
import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_DORMANT;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.BET_IN_PROGRESS;
import static io.croupier.protocol.RefusalReason.BET_OFF;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.MARKET_NOT_OPEN;
import static io.croupier.protocol.RefusalReason.MARKET_SUSPENDED;
import static io.croupier.protocol.RefusalReason.MARKET_VERSION;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.SESSION_EXPIRED;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_MARKET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_SESSION;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;

import io.croupier.protocol.HaltScope;

/**
 * What several commands about orders ask alike. What is null is unknown, and another's question.
 */
final class OrderChecks {
  private final World world;

  OrderChecks(World world) {
    this.world = world;
  }

  Checks pending(Turn turn, Market market, Account account) {
    long market0 = market == null ? 0 : market.id;
    long account0 = account == null ? 0 : account.id;
    boolean ending = account != null && account.isDisconnected(turn.time);
    return new Checks()
        .when(world.works.isOpen(market), WORK_PENDING, marketId, market0)
        .when(world.works.isOpen(account) || ending, WORK_PENDING, accountId, account0);
  }

  /** Who may place new orders where, whatever the orders are. */
  Checks placing(Turn turn, Account account, Market market) {
    Command command = turn.command;
    boolean mixes = market != null && House.mixes(account, market.test);
    long session = command.number("sessionId");
    long market0 = command.number("marketId");
    Session known = world.sessions.get(session);
    Checks checks =
        pending(turn, market, account)
            .when(mixes, NOT_PERMITTED, accountId)
            .when(account == null, UNKNOWN_ACCOUNT, accountId, command.accountId())
            .when(session != 0 && known == null, UNKNOWN_SESSION, sessionId, session)
            .when(market == null, UNKNOWN_MARKET, marketId, market0)
            .when(known != null && known.account != account, NOT_OWNER, sessionId, session)
            .when(known != null && known.over(turn.time), SESSION_EXPIRED, sessionId, session);
    if (account != null && market != null) {
      checks.when(!account.wallets.contains(market.currency), UNKNOWN_WALLET, currency);
    }
    world.rules.halted(checks, HaltScope.EXCHANGE);
    world.rules.notVerified(checks, account, "verifyOrders");
    mayBet(checks, account, turn.time);
    if (market != null) {
      takesOrders(checks, command, market, turn.time);
    }
    return checks;
  }

  /** Pending work, and the owner of an order that is known. */
  Checks owned(Turn turn, Order order) {
    Account owner = order.position.account;
    return pending(turn, order.position.market, owner)
        .when(turn.command.accountId() != owner.id, NOT_OWNER, orderId, order.id)
        .when(order.waits(), BET_IN_PROGRESS, orderId, order.id);
  }

  /** The same, and the owner may bet. */
  Checks changing(Turn turn, Order order) {
    Checks checks = owned(turn, order);
    mayBet(checks, order.position.account, turn.time);
    return checks;
  }

  /** The command may name a session, which must be the owner's and open. */
  void session(Checks checks, Turn turn, Account owner) {
    long id = turn.command.number("sessionId");
    Session known = world.sessions.get(id);
    checks
        .when(id != 0 && known == null, UNKNOWN_SESSION, sessionId, id)
        .when(known != null && known.account != owner, NOT_OWNER, sessionId, id)
        .when(known != null && known.over(turn.time), SESSION_EXPIRED, sessionId, id);
  }

  private void mayBet(Checks checks, Account account, long now) {
    if (account != null) {
      checks
          .when(account.exclusion.isInForce(now), account.exclusion.reason(), accountId, account.id)
          .when(!account.isOpen(), ACCOUNT_CLOSED, accountId, account.id)
          .when(RecordRules.isDormant(world, account, now), ACCOUNT_DORMANT, accountId, account.id)
          .when(account.locked, ACCOUNT_LOCKED, accountId, account.id)
          .when(!account.bet || account.isHouse, BET_OFF, accountId, account.id);
    }
  }

  /** The market takes new orders now, and is the version that the command states. */
  void takesOrders(Checks checks, Command command, Market market, long now) {
    long version = command.number("marketVersion");
    boolean other = version != 0 && version != market.version;
    isNotOver(checks, market, now);
    checks
        .when(market.status == Market.Status.SUSPENDED, MARKET_SUSPENDED, marketId, market.id)
        .when(other, MARKET_VERSION, marketVersion, market.version);
  }

  void isNotOver(Checks checks, Market market, long now) {
    checks.when(!market.isLive(now), MARKET_NOT_OPEN, marketId, market.id);
  }

  static void version(Checks checks, Command command) {
    checks.when(command.number("marketVersion") < 0, INVALID_AMOUNT, marketVersion);
  }
}
