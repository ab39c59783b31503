package io.croupier.replay;

import io.croupier.engine.BalanceVisitor;
import io.croupier.engine.ledger.BalanceKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every balance of an engine at one sequence, and what those of each currency add up to. */
final class BalanceSheet implements BalanceVisitor {
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Sum> sums = new LinkedHashMap<>();

  @Override
  public void balance(
      BalanceKind kind, long owner, String currency, int decimals, long amount, boolean test) {
    rows.add(new Row(ownerKind(kind), owner, kind, currency, decimals, amount, test));
    Sum before = sums.getOrDefault(currency, new Sum(decimals, BigInteger.ZERO));
    sums.put(currency, before.plus(amount));
  }

  /** In the order of the engine: the house's first. */
  List<Row> rows() {
    return rows;
  }

  /** Those of one account. */
  List<Row> rowsOf(long accountId) {
    return rows.stream().filter(row -> row.kind.isCustomers() && row.ownerId == accountId).toList();
  }

  /** By currency, over all balances. */
  Map<String, Sum> sums() {
    return sums;
  }

  private static OwnerKind ownerKind(BalanceKind kind) {
    return switch (kind) {
      case CASH, BONUS, HELD_EXCHANGE, HELD_ROUND, HELD_WITHDRAWAL -> OwnerKind.ACCOUNT;
      case PAYMENT_CLEARING -> OwnerKind.PAYMENT_PROVIDER;
      case PROVIDER_CLEARING -> OwnerKind.PROVIDER;
      case MARKET_SETTLEMENT -> OwnerKind.MARKET;
      case COMMISSION, ROUNDING, ADJUSTMENT, DEBT, BOOK, JACKPOT, BONUS_COST -> OwnerKind.HOUSE;
    };
  }

  /** Whose balance it is. */
  enum OwnerKind {
    HOUSE,
    PAYMENT_PROVIDER,
    PROVIDER,
    MARKET,
    ACCOUNT
  }

  /**
   * One balance, in minor units; {@code ownerId} is 0 for the house. {@code test}: of a TEST
   * account, or of a market or game provider for them.
   */
  record Row(
      OwnerKind owner,
      long ownerId,
      BalanceKind kind,
      String currency,
      int decimals,
      long amount,
      boolean test) {}

  /** What all balances of a currency add up to, in minor units. */
  record Sum(int decimals, BigInteger amount) {
    private Sum plus(long more) {
      return new Sum(decimals, amount.add(BigInteger.valueOf(more)));
    }
  }
}
