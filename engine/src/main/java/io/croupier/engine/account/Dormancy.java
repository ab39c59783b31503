package io.croupier.engine.account;

import io.croupier.engine.store.StoreVisitor;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;
import io.croupier.protocol.ActorKind;

/**
 * When each account falls asleep unless the customer is heard of. A timer for each account fires,
 * looks, and is set anew while the customer was heard of in time. What counts is the time of the
 * command or timer at hand, not whether that timer has fired.
 *
 * <p>Owned by the engine thread.
 */
public final class Dormancy {
  private static final long NANOS_PER_DAY = 86_400_000_000_000L;

  private final Timers timers;
  private final long periodNs;

  /** When the period of an account is over; 0: never. */
  private final long[] endsAt;

  private transient long now;

  /**
   * Makes room for so many accounts.
   *
   * @param days how long an account may be silent; 0: for ever
   */
  public Dormancy(int accounts, int days, Timers timers) {
    this.timers = timers;
    periodNs = days * NANOS_PER_DAY;
    endsAt = new long[accounts + 1];
  }

  /** What time it is from now on. */
  public void at(long timestampNs) {
    now = timestampNs;
  }

  /** Whether the period of an account is over, whether or not its timer has said so. */
  boolean isOver(int account) {
    return endsAt[account] != 0 && endsAt[account] <= now;
  }

  /** The period of an account begins now. */
  void begin(int account) {
    if (periodNs != 0) {
      endsAt[account] = Timers.after(now, periodNs);
      timers.set(TimerKind.DORMANCY, account, endsAt[account]);
    }
  }

  /** A command of an account has come; only the customer's own count, and none that is too late. */
  public void heard(int account, ActorKind actor) {
    boolean customer = actor == ActorKind.CUSTOMER || actor == ActorKind.NULL_VAL;
    if (customer && endsAt[account] > now) {
      endsAt[account] = Timers.after(now, periodNs);
    }
  }

  /** A session of an account was opened, which is in time even if its period is over. */
  void woken(int account) {
    if (endsAt[account] != 0) {
      endsAt[account] = Timers.after(now, periodNs);
    }
  }

  /** The timer of an account has fired: whether the customer was heard of in time. */
  boolean goesOn(int account) {
    boolean inTime = endsAt[account] > now;
    if (inTime) {
      timers.set(TimerKind.DORMANCY, account, endsAt[account]);
    }
    return inTime;
  }

  /** Visits every field; a refused command counts too, so that is no effect. */
  public void accept(StoreVisitor visitor) {
    visitor.store("customers' commands", false);
    visitor.longs("endsAt", 1, endsAt, 1, endsAt.length);
  }
}
