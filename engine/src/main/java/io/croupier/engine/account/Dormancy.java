package io.croupier.engine.account;

import io.croupier.engine.store.StoreVisitor;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;
import io.croupier.protocol.ActorKind;

/**
 * When the last customer's command of each account came. A timer for each account fires, looks, and
 * is set anew while the customer was heard of in time.
 *
 * <p>Owned by the engine thread.
 */
public final class Dormancy {
  private static final long NANOS_PER_DAY = 86_400_000_000_000L;

  private final Timers timers;
  private final long periodNs;
  private final long[] heardAt;

  /**
   * Makes room for so many accounts.
   *
   * @param days how long an account may be silent; 0: for ever
   */
  public Dormancy(int accounts, int days, Timers timers) {
    this.timers = timers;
    periodNs = days * NANOS_PER_DAY;
    heardAt = new long[accounts + 1];
  }

  /** The period of an account begins now. */
  void begin(int account, long now) {
    if (periodNs != 0) {
      heardAt[account] = now;
      timers.set(TimerKind.DORMANCY, account, Timers.after(now, periodNs));
    }
  }

  /** A command of an account has come; only the customer's own count. */
  public void heard(int account, ActorKind actor, long now) {
    boolean customer = actor == ActorKind.CUSTOMER || actor == ActorKind.NULL_VAL;
    if (periodNs != 0 && account != 0 && customer) {
      heardAt[account] = now;
    }
  }

  /** The timer of an account has fired: whether the customer was heard of in time. */
  boolean goesOn(int account, long now) {
    long due = Timers.after(heardAt[account], periodNs);
    if (due > now) {
      timers.set(TimerKind.DORMANCY, account, due);
    }
    return due > now;
  }

  /** Visits every field; a refused command counts too, so that is no effect. */
  public void accept(StoreVisitor visitor) {
    visitor.store("customers' commands", false);
    visitor.longs("heardAt", 1, heardAt, 1, heardAt.length);
  }
}
