package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The worst result that orders of one account can have in one market. */
final class Exposure {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  private final BigInteger[] win;
  private final BigInteger[] lose;
  private final int winners;

  Exposure(int runners, int winners) {
    this.winners = Math.min(winners, runners);
    win = zeros(runners);
    lose = zeros(runners);
  }

  static Exposure of(Position position) {
    return of(position.account, position.market);
  }

  /** Nothing where the account has no position. */
  static Exposure of(Account account, Market market) {
    Exposure exposure = new Exposure(market.runners, market.winners);
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
    add(order.runner, order.matchedWin(), order.matchedLose());
    return addUnmatched(order.runner, order.back, order.price, order.unmatched);
  }

  /**
   * An unmatched order never helps: a lay only costs when the runner wins, a back when it loses.
   */
  Exposure addUnmatched(int runner, boolean back, long price, BigInteger stake) {
    BigInteger ifWon = back ? BigInteger.ZERO : stake.multiply(BigInteger.valueOf(100 - price));
    BigInteger ifLost = back ? stake.multiply(HUNDRED).negate() : BigInteger.ZERO;
    return add(runner, ifWon, ifLost);
  }

  private Exposure add(int runner, BigInteger ifWon, BigInteger ifLost) {
    win[runner - 1] = win[runner - 1].add(ifWon);
    lose[runner - 1] = lose[runner - 1].add(ifLost);
    return this;
  }

  /** With one more order, unmatched. */
  Exposure add(Instruction instruction) {
    return addUnmatched(
        instruction.runner(), instruction.back(), instruction.price(), instruction.stake());
  }

  /** Without what is unmatched of an order. */
  Exposure without(Order order) {
    return addUnmatched(order.runner, order.back, order.price, order.unmatched.negate());
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
      worst = worst.add(winners == 0 ? win[i].min(lose[i]) : lose[i]);
      differences.add(win[i].subtract(lose[i]));
    }
    Collections.sort(differences);
    for (BigInteger difference : differences.subList(0, winners)) {
      worst = worst.add(difference);
    }
    return worst;
  }
}
