package io.croupier.engine.exchange;

/**
 * The price that prices of all other runners imply for one: 1 / (1 − S), where S is the sum of
 * their reciprocals. Exact: S is a fraction N / D of whole numbers, D the product of the prices.
 * Rules: docs/rules.md, Cross-matching.
 *
 * <p>Owned by the engine thread.
 */
final class ImpliedPrice {
  /** Runners of a market that is cross-matched at most. */
  static final int MOST_RUNNERS = 20;

  private static final int LIMB_BITS = 32;
  private static final long LIMB_MASK = 0xFFFFFFFFL;

  /** 19 prices of 17 bits each and a further factor of 17 bits. */
  private static final int LIMBS = 12;

  /** A price of 1 in hundredths. */
  private static final int ONE = 100;

  /** The least limb first, each 32 bits of the whole number. */
  private final long[] product = new long[LIMBS];

  private final long[] sum = new long[LIMBS];
  private final long[] complement = new long[LIMBS];
  private final long[] scratch = new long[LIMBS];

  /** Begins with no price: S = 0. */
  void begin() {
    for (int i = 0; i < LIMBS; i++) {
      product[i] = 0;
      sum[i] = 0;
    }
    product[0] = 1;
  }

  /** Adds the price of one runner, in hundredths; at most 19. */
  void add(int price) {
    multiply(sum, price, sum);
    long carry = 0;
    for (int i = 0; i < LIMBS; i++) {
      long limb = sum[i] + product[i] + carry;
      sum[i] = limb & LIMB_MASK;
      carry = limb >>> LIMB_BITS;
    }
    multiply(product, price, product);
  }

  /**
   * The index on a ladder of the implied price: for a back the highest that is not above it, for a
   * lay the lowest that is not below; {@link PriceLadder#OFF_LADDER} when there is none.
   */
  int index(PriceLadder ladder, int side) {
    multiply(sum, ONE, scratch);
    if (compare(scratch, product) >= 0) {
      return PriceLadder.OFF_LADDER;
    }
    subtract(product, scratch, complement);
    multiply(product, ONE, product);
    int below = 0;
    int above = ladder.size();
    while (below < above) {
      int middle = (below + above) >>> 1;
      if (isBelow(ladder.price(middle), side)) {
        below = middle + 1;
      } else {
        above = middle;
      }
    }
    return side == 0 ? below - 1 : below == ladder.size() ? PriceLadder.OFF_LADDER : below;
  }

  /** Whether a price is below the implied one, for a back also whether it is that. */
  private boolean isBelow(int price, int side) {
    multiply(complement, price, scratch);
    int order = compare(scratch, product);
    return side == 0 ? order <= 0 : order < 0;
  }

  private static void multiply(long[] number, long factor, long[] to) {
    long carry = 0;
    for (int i = 0; i < LIMBS; i++) {
      long limb = number[i] * factor + carry;
      to[i] = limb & LIMB_MASK;
      carry = limb >>> LIMB_BITS;
    }
  }

  private static void subtract(long[] from, long[] number, long[] to) {
    long borrow = 0;
    for (int i = 0; i < LIMBS; i++) {
      long limb = from[i] - number[i] - borrow;
      to[i] = limb & LIMB_MASK;
      borrow = limb < 0 ? 1 : 0;
    }
  }

  private static int compare(long[] one, long[] other) {
    for (int i = LIMBS - 1; i >= 0; i--) {
      if (one[i] != other[i]) {
        return Long.compare(one[i], other[i]);
      }
    }
    return 0;
  }
}
