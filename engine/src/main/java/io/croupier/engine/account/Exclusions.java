package io.croupier.engine.account;

import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.ExclusionKind;
import io.croupier.protocol.RefusalReason;

/**
 * The self-exclusion or time-out of each account: its kind, the end of its term, and when it ends.
 * What counts is the time of the command or timer at hand, not whether the exclusion's own timer
 * has fired.
 *
 * <p>Owned by the engine thread.
 */
public final class Exclusions {
  private static final ExclusionKind[] KINDS = {
    ExclusionKind.NONE,
    ExclusionKind.TIME_OUT,
    ExclusionKind.SELF_EXCLUSION,
    ExclusionKind.PERMANENT
  };

  private final byte[] kinds;
  private final long[] until;
  private final long[] endsAt;
  private transient long now;

  /** Makes room for so many accounts. */
  public Exclusions(int accounts) {
    kinds = new byte[accounts + 1];
    until = new long[accounts + 1];
    endsAt = new long[accounts + 1];
  }

  /** What time it is from now on. */
  public void at(long timestampNs) {
    now = timestampNs;
  }

  /** What was written last; see {@link #isInForce} for what counts. */
  public ExclusionKind kind(int account) {
    return KINDS[kinds[account]];
  }

  /** End of the term; 0: it has none. */
  public long until(int account) {
    return until[account];
  }

  /** When it ends; 0: not before it is lifted. */
  public long endsAt(int account) {
    return endsAt[account];
  }

  /** Whether the account is excluded. */
  public boolean isInForce(int account) {
    return kinds[account] != 0 && (endsAt[account] == 0 || now < endsAt[account]);
  }

  /** Whether the account has excluded itself, in force. */
  public boolean isSelfExcluded(int account) {
    return isInForce(account) && kind(account) != ExclusionKind.TIME_OUT;
  }

  /** Whether the account takes a time-out, in force. */
  public boolean isTimedOut(int account) {
    return isInForce(account) && kind(account) == ExclusionKind.TIME_OUT;
  }

  /** What the account is refused for; NONE: it is not excluded. */
  public RefusalReason reason(int account) {
    if (!isInForce(account)) {
      return RefusalReason.NONE;
    }
    return kind(account) == ExclusionKind.TIME_OUT
        ? RefusalReason.TIMED_OUT
        : RefusalReason.SELF_EXCLUDED;
  }

  /** Writes an exclusion in place of the one there was. */
  public void set(int account, ExclusionKind kind, long untilNs, long endsAtNs) {
    kinds[account] = (byte) kind.value();
    until[account] = untilNs;
    endsAt[account] = endsAtNs;
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    visitor.store("exclusions", true);
    visitor.bytes("kinds", 1, kinds, 1, kinds.length);
    visitor.longs("until", 1, until, 1, until.length);
    visitor.longs("endsAt", 1, endsAt, 1, endsAt.length);
  }
}
