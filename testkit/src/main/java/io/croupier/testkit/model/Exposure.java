package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The worst result that orders of one account can have in one market. */
final class Exposure {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  private final Market market;
  private final BigInteger[] win;
  private final BigInteger[] lose;

  private Exposure(Market market) {
    this.market = market;
    win = zeros(market.runners);
    lose = zeros(market.runners);
  }

  static Exposure of(Position position) {
    return of(position.account, position.market);
  }

  /** Nothing where the account has no position. */
  static Exposure of(Account account, Market market) {
    Exposure exposure = new Exposure(market);
    Position position = account.positions.get(market);
    if (position != null) {
      position.orders.forEach(exposure::add);
    }
    return exposure;
  }

  private static BigInteger[] zeros(int length) {
    BigInteger[] zeros = new BigInteger[length];
    Arrays.fill(zeros, BigInteger.ZERO);
    return zeros;
  }

  Exposure add(Order order) {
    add(order.runner, order.win(), order.lose());
    return addUnmatched(order.runner, order.back, order.price, order.unmatched, false);
  }

  /** With one more order, unmatched. */
  Exposure add(Instruction added) {
    return addUnmatched(added.runner(), added.back(), added.price(), added.stake(), false);
  }

  /** Without what is unmatched of an order. */
  Exposure without(Order order) {
    return addUnmatched(order.runner, order.back, order.price, order.unmatched, true);
  }

  /**
   * An unmatched order never helps: a lay only costs when the runner wins, a back when it loses.
   */
  private Exposure addUnmatched(
      int runner, boolean back, long price, BigInteger stake, boolean taken) {
    BigInteger risk = stake.multiply(back ? HUNDRED : BigInteger.valueOf(price - 100));
    BigInteger loss = risk.add(Fees.ofUnmatched(market, back, price, stake));
    BigInteger change = taken ? loss : loss.negate();
    return back ? add(runner, BigInteger.ZERO, change) : add(runner, change, BigInteger.ZERO);
  }

  private Exposure add(int runner, BigInteger ifWon, BigInteger ifLost) {
    win[runner - 1] = win[runner - 1].add(ifWon);
    lose[runner - 1] = lose[runner - 1].add(ifLost);
    return this;
  }

  /** What one runner's result can take, in minor units. */
  BigInteger loss(int runner) {
    BigInteger least = win[runner - 1].min(lose[runner - 1]);
    return least.signum() >= 0 ? BigInteger.ZERO : Money.ceiling(least.negate(), HUNDRED);
  }

  /** What must be held, in minor units. */
  BigInteger hold() {
    BigInteger worst = worst();
    return worst.signum() >= 0 ? BigInteger.ZERO : Money.ceiling(worst.negate(), HUNDRED);
  }

  private BigInteger worst() {
    BigInteger worst = BigInteger.ZERO;
    List<BigInteger> differences = new ArrayList<>();
    for (int i = 0; i < win.length; i++) {
      if (!market.isVoid(i + 1)) {
        worst = worst.add(market.winners == 0 ? win[i].min(lose[i]) : lose[i]);
        differences.add(win[i].subtract(lose[i]));
      }
    }
    Collections.sort(differences);
    for (BigInteger difference : differences.subList(0, market.places())) {
      worst = worst.add(difference);
    }
    return worst;
  }
}
