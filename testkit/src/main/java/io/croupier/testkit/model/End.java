package io.croupier.testkit.model;

import java.math.BigInteger;

/** How a runner ends; it is only placed in markets of EACH_WAY. */
enum End {
  WON,
  PLACED,
  LOST;

  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  /** What a back of so much brings, in hundredths of {@link Market#parts()} of a minor unit. */
  BigInteger ofBack(Market market, long price, BigInteger stake) {
    BigInteger winnings = stake.multiply(BigInteger.valueOf(price - 100));
    BigInteger loss = stake.multiply(HUNDRED).negate();
    BigInteger toWin = this == WON ? winnings : loss;
    if (!market.eachWay) {
      return toWin;
    }
    BigInteger divisor = BigInteger.valueOf(market.divisor);
    BigInteger toBePlaced = this == LOST ? loss.multiply(divisor) : winnings;
    return toWin.multiply(divisor).add(toBePlaced);
  }

  BigInteger of(Market market, boolean back, long price, BigInteger stake) {
    BigInteger result = ofBack(market, price, stake);
    return back ? result : result.negate();
  }

  /** What a match costs an order beside it. */
  BigInteger fee(Match match, Order order) {
    return this == WON ? match.feeIfWon(order) : match.feeIfLost(order);
  }
}
