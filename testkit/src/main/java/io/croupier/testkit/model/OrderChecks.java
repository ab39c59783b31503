package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.currency;
import static io.croupier.protocol.Field.marketId;
import static io.croupier.protocol.Field.orderId;
import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.BET_OFF;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.MARKET_NOT_OPEN;
import static io.croupier.protocol.RefusalReason.MARKET_SUSPENDED;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;

import io.croupier.protocol.Field;
import io.croupier.testkit.model.Account.Status;
import io.croupier.testkit.model.Balance.Kind;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;

/**
 * What several commands about orders ask alike. What is null is unknown, and another's question.
 */
final class OrderChecks {
  private final World world;

  OrderChecks(World world) {
    this.world = world;
  }

  Checks pending(Market market, Account account) {
    long market0 = market == null ? 0 : market.id;
    long account0 = account == null ? 0 : account.id;
    return new Checks()
        .when(world.works.isOpen(market), WORK_PENDING, marketId, market0)
        .when(world.works.isOpen(account), WORK_PENDING, accountId, account0);
  }

  /** Pending work and the owner of an order that is known. */
  Checks owned(Command command, Order order) {
    Account owner = order.position.account;
    return pending(order.position.market, owner)
        .when(command.accountId() != owner.id, NOT_OWNER, orderId, order.id);
  }

  void mayBet(Checks checks, Account account) {
    if (account != null) {
      checks
          .when(account.status != Status.OPEN, ACCOUNT_CLOSED, accountId, account.id)
          .when(account.locked, ACCOUNT_LOCKED, accountId, account.id)
          .when(!account.bet, BET_OFF, accountId, account.id);
    }
  }

  /** The page of a price is there, or one is left for it. */
  void hasPage(Checks checks, Market market, int runner, boolean back, long price) {
    Set<Page> pages = new HashSet<>();
    for (Order order : world.orders.values()) {
      if (order.unmatched.signum() > 0) {
        pages.add(Page.of(order.position.market, order.runner, order.back, order.price));
      }
    }
    boolean there = pages.contains(Page.of(market, runner, back, price));
    checks.when(!there && pages.size() >= world.limits.bookPages(), CAPACITY);
  }

  void takesOrders(Checks checks, Market market, long now) {
    if (market != null) {
      boolean suspended = market.status == Market.Status.SUSPENDED;
      boolean open = market.status == Market.Status.OPEN || suspended;
      checks
          .when(!open || market.over(now), MARKET_NOT_OPEN, marketId, market.id)
          .when(suspended, MARKET_SUSPENDED, marketId, market.id);
    }
  }

  void hasWallet(Checks checks, Account account, Market market) {
    if (account != null && market != null) {
      checks.when(!account.wallets.contains(market.currency), UNKNOWN_WALLET, currency);
    }
  }

  /** The account can pay for the hold that its position would have. */
  void canHold(Checks checks, Account account, Market market, BigInteger hold, Field field) {
    Position position = account.positions.get(market);
    BigInteger held = position == null ? BigInteger.ZERO : position.hold;
    BigInteger need = hold.subtract(held);
    BigInteger cash = world.ledger.of(Kind.CASH, account.id, market.currency);
    boolean lacking = need.signum() > 0 && need.compareTo(cash) > 0;
    checks.when(lacking, INSUFFICIENT_FUNDS, field, cash.longValueExact());
  }

  private record Page(long market, int runner, boolean back, int number) {
    static Page of(Market market, int runner, boolean back, long price) {
      return new Page(market.id, runner, back, market.ladder.page(price, back));
    }
  }
}
