package io.croupier.engine.protection;

import io.croupier.engine.store.StoreVisitor;

/**
 * When logins of each account failed, the last two of them; a third one soon after locks the login.
 *
 * <p>Owned by the engine thread.
 */
public final class FailedLogins {
  private static final long PERIOD_NS = 30L * 60 * 1_000_000_000;

  private final long[] older;
  private final long[] newer;
  private final byte[] counts;

  /** Makes room for so many accounts. */
  public FailedLogins(int accounts) {
    older = new long[accounts + 1];
    newer = new long[accounts + 1];
    counts = new byte[accounts + 1];
  }

  /** A login has failed: whether it is the third one in the period. */
  boolean add(int account, long now) {
    boolean third = counts[account] == 2 && now - older[account] < PERIOD_NS;
    if (third) {
      forget(account);
      return true;
    }
    counts[account] = (byte) Math.min(2, counts[account] + 1);
    older[account] = counts[account] == 1 ? now : newer[account];
    newer[account] = now;
    return false;
  }

  /** The failures so far do not count any more. */
  void forget(int account) {
    counts[account] = 0;
    older[account] = 0;
    newer[account] = 0;
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    visitor.store("failed logins", true);
    visitor.longs("older", 1, older, 1, older.length);
    visitor.longs("newer", 1, newer, 1, newer.length);
    visitor.bytes("counts", 1, counts, 1, counts.length);
  }
}
