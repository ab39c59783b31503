package io.croupier.config;

/**
 * A currency, the digits behind the point of its major unit, and the least stake of an order in
 * minor units (0: none), or a smaller one that pays at least {@code minPayout} (0: none does), and
 * the least liability of a lay at the starting price (0: none).
 */
public record CurrencyEntry(
    String code, int decimals, int minBet, int minPayout, int minLiability) {
  /** What the start report shows of it. */
  @Override
  public String toString() {
    String least = minBet == 0 ? "" : ", minBet " + minBet + ", minPayout " + minPayout;
    String leastSp = minLiability == 0 ? "" : ", minLiability " + minLiability;
    return code + " (" + decimals + " decimals" + least + leastSp + ")";
  }
}
