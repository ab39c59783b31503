package io.croupier.testkit.model;

import static io.croupier.protocol.Field.limitKind;
import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.RefusalReason.DEPOSIT_LIMIT;
import static io.croupier.protocol.RefusalReason.LIMIT_MISSING;
import static io.croupier.protocol.RefusalReason.LOSS_LIMIT;
import static io.croupier.protocol.RefusalReason.SESSION_TIME_LIMIT;
import static io.croupier.protocol.RefusalReason.STAKE_LIMIT;

import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;
import io.croupier.testkit.model.Balance.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** What the limits of an account say against deposits, bets and orders. */
final class Allowance {
  private final World world;
  private final Account account;
  private final String currency;

  Allowance(World world, Account account, String currency) {
    this.world = world;
    this.account = account;
    this.currency = currency;
  }

  /** Why a deposit is reversed, or null. */
  RefusalReason deposit(BigInteger amount) {
    if (lacks("DEPOSIT")) {
      return LIMIT_MISSING;
    }
    return passed("DEPOSIT", waitingDeposits().add(amount)) == 0 ? null : DEPOSIT_LIMIT;
  }

  /** Against the request of a deposit. */
  List<Refusal> depositRequest(BigInteger amount) {
    List<Refusal> all = new ArrayList<>();
    if (lacks("DEPOSIT")) {
      all.add(new Refusal(LIMIT_MISSING, limitKind, OwnLimits.KINDS.indexOf("DEPOSIT")));
    }
    add(all, DEPOSIT_LIMIT, Field.amount, passed("DEPOSIT", waitingDeposits().add(amount)));
    return all;
  }

  /** All requested deposits of the account in the currency whose money may still come. */
  BigInteger waitingDeposits() {
    return world.deposits.values().stream()
        .filter(deposit -> deposit.account == account && deposit.currency.equals(currency))
        .filter(deposit -> deposit.waits(world.turn.time))
        .map(deposit -> deposit.requested)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** Against a stake that is taken at once. */
  List<Refusal> bet(BigInteger stake, Field field) {
    BigInteger held = world.ledger.of(Kind.HELD_EXCHANGE, account.id, currency);
    List<Refusal> all = always();
    add(all, STAKE_LIMIT, field, passed("STAKE", openRisk().add(stake)));
    add(all, LOSS_LIMIT, field, passed("LOSS", held.add(stake)));
    return all;
  }

  /**
   * Against an order.
   *
   * @param risk of all unmatched orders with it
   * @param held in all markets with it; null: it needs no more
   */
  List<Refusal> order(BigInteger risk, BigInteger held) {
    List<Refusal> all = always();
    add(all, STAKE_LIMIT, Field.stake, passed("STAKE", risk));
    if (held != null) {
      add(all, LOSS_LIMIT, Field.stake, passed("LOSS", held));
    }
    return all;
  }

  /** Whatever is staked. */
  private List<Refusal> always() {
    List<Refusal> all = new ArrayList<>();
    for (String kind : List.of("STAKE", "LOSS")) {
      if (lacks(kind)) {
        all.add(new Refusal(LIMIT_MISSING, limitKind, OwnLimits.KINDS.indexOf(kind)));
      }
    }
    add(all, SESSION_TIME_LIMIT, none, passed("SESSION_TIME", BigInteger.ZERO));
    return all;
  }

  /** Of all unmatched orders of the account in the currency. */
  BigInteger openRisk() {
    return account.positions.values().stream()
        .filter(position -> position.market.currency.equals(currency))
        .flatMap(position -> position.orders.stream())
        .map(Exposure::riskOfUnmatched)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private boolean lacks(String kind) {
    return OwnLimits.OWNERS.stream()
        .anyMatch(
            owner ->
                account.limits.hasAny(kind, owner) && !account.limits.has(kind, owner, currency));
  }

  /** The limit of the first period that is passed; 0: none is. */
  private long passed(String kind, BigInteger more) {
    boolean isTime = kind.equals("SESSION_TIME");
    for (String period : OwnLimits.PERIODS) {
      for (OwnLimits.Name name : account.limits.of(kind, period, isTime ? "" : currency)) {
        long least = least(kind, period, name.currency());
        BigInteger counts = account.happenings.counting(name, world.turn.time);
        BigInteger limit = BigInteger.valueOf(least);
        boolean passes =
            isTime
                ? Happenings.seconds(counts).compareTo(limit) >= 0
                : counts.add(more).compareTo(limit) > 0;
        if (passes) {
          return least;
        }
      }
    }
    return 0;
  }

  private long least(String kind, String period, String code) {
    return account.limits.of(kind, period, code).stream()
        .mapToLong(account.limits::amount)
        .min()
        .orElseThrow();
  }

  private static void add(List<Refusal> all, RefusalReason reason, Field field, long limit) {
    if (limit != 0) {
      all.add(new Refusal(reason, field, limit));
    }
  }
}
