package io.croupier.engine.account;

import io.croupier.engine.store.StoreVisitor;

/**
 * What profiles ask of the accounts under them. A profile that was never defined asks for nothing.
 *
 * <p>Owned by the engine thread.
 */
public final class Profiles {
  /** Numbers of profiles and of groups are 1 to this. */
  public static final int MAX_NUMBER = 254;

  /** Stake caps of one profile. */
  static final int MAX_CAPS = 16;

  /** Flag bits, those of the schema's ProfileFlags. */
  public static final int VERIFY_BETS = 1;

  public static final int VERIFY_ORDERS = 1 << 1;
  public static final int VERIFY_WITHDRAWALS = 1 << 2;
  static final int KEEP_REVIEWED = 1 << 3;
  static final int BONUS_FIRST = 1 << 4;
  static final int WITHDRAWAL_FORFEITS = 1 << 5;

  /** The highest multiplier that a profile can allow; in hundredths. */
  static final int HIGHEST_MULTIPLIER = 100_000;

  private final byte[] flags = new byte[MAX_NUMBER + 1];
  private final int[] maxMultipliers = new int[MAX_NUMBER + 1];
  private final byte[] capCounts = new byte[MAX_NUMBER + 1];
  private final long[] caps = new long[(MAX_NUMBER + 1) * MAX_CAPS];
  private final byte[] currencies = new byte[(MAX_NUMBER + 1) * MAX_CAPS];
  private final short[] categories = new short[(MAX_NUMBER + 1) * MAX_CAPS];
  private final byte[] groups = new byte[(MAX_NUMBER + 1) * MAX_CAPS];
  private int highest;

  int flags(int profile) {
    return flags[profile];
  }

  /** Whether a profile asks for what a flag says. */
  public boolean asks(int profile, int flag) {
    return (flags[profile] & flag) != 0;
  }

  /** Whether the customer cannot cancel a withdrawal that is in review. */
  public boolean keepsReviewed(int profile) {
    return asks(profile, KEEP_REVIEWED);
  }

  /** The highest multiplier of a bonus, in hundredths; 0: any. */
  int maxMultiplier(int profile) {
    return maxMultipliers[profile];
  }

  /** Begins a profile anew, without stake caps. */
  void define(int profile, int value, int maxMultiplier) {
    flags[profile] = (byte) value;
    maxMultipliers[profile] = maxMultiplier;
    capCounts[profile] = 0;
    highest = Math.max(highest, profile);
  }

  void addCap(int profile, long cap, int currency, int category, int group) {
    int row = profile * MAX_CAPS + capCounts[profile]++;
    caps[row] = cap;
    currencies[row] = (byte) currency;
    categories[row] = (short) category;
    groups[row] = (byte) group;
  }

  int capCount(int profile) {
    return capCounts[profile];
  }

  /** A stake cap by its number, from 0. */
  long cap(int profile, int number) {
    return caps[profile * MAX_CAPS + number];
  }

  int currency(int profile, int number) {
    return currencies[profile * MAX_CAPS + number];
  }

  int category(int profile, int number) {
    return categories[profile * MAX_CAPS + number] & 0xFFFF;
  }

  int group(int profile, int number) {
    return groups[profile * MAX_CAPS + number] & 0xFF;
  }

  /** The lowest stake cap that fits; {@link Long#MAX_VALUE}: none does. */
  public long lowestCap(int profile, int currency, int category, int group) {
    long lowest = Long.MAX_VALUE;
    for (int number = 0; number < capCounts[profile]; number++) {
      int of = category(profile, number);
      int whose = group(profile, number);
      boolean fits =
          currency(profile, number) == currency
              && (of == 0 || of == category)
              && (whose == 0 || whose == group);
      if (fits) {
        lowest = Math.min(lowest, cap(profile, number));
      }
    }
    return lowest;
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    visitor.store("profiles", true);
    highest = visitor.count("highest", 1, highest);
    visitor.bytes("flags", 1, flags, 1, highest + 1);
    visitor.ints("maxMultipliers", 1, maxMultipliers, 1, highest + 1);
    visitor.bytes("capCounts", 1, capCounts, 1, highest + 1);
    int from = MAX_CAPS;
    int end = (highest + 1) * MAX_CAPS;
    visitor.longs("caps", 1, caps, from, end);
    visitor.bytes("currencies", 1, currencies, from, end);
    visitor.shorts("categories", 1, categories, from, end);
    visitor.bytes("groups", 1, groups, from, end);
  }
}
