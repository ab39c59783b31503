package io.croupier.engine.account;

import io.croupier.engine.store.StoreVisitor;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;

/**
 * For how long an account may be silent, and when that ends. A timer for each account with a
 * heartbeat fires, looks, and is set anew while the account was heard of in time. What counts is
 * the time of the command or timer at hand, not whether that timer has fired.
 *
 * <p>Owned by the engine thread.
 */
public final class Heartbeats {
  private static final long NANOS = 1_000_000_000L;

  private final Timers timers;
  private final short[] seconds;

  /** When it is silent for too long; 0: it has no heartbeat, and no order is to lapse by one. */
  private final long[] endsAt;

  private transient long now;

  /** Makes room for so many accounts. */
  public Heartbeats(int accounts, Timers timers) {
    this.timers = timers;
    seconds = new short[accounts + 1];
    endsAt = new long[accounts + 1];
  }

  /** What time it is from now on. */
  public void at(long timestampNs) {
    now = timestampNs;
  }

  /** How many seconds an account may be silent; 0: for ever. */
  int seconds(int account) {
    return seconds[account];
  }

  /** Whether an account was silent for too long, and its orders have not all lapsed since. */
  public boolean isDisconnected(int account) {
    return endsAt[account] != 0 && endsAt[account] <= now;
  }

  /** Begins or ends the heartbeat of an account. */
  void set(int account, int value) {
    seconds[account] = (short) value;
    if (value == 0) {
      endsAt[account] = 0;
      timers.clear(TimerKind.HEARTBEAT, account);
    } else {
      endsAt[account] = Timers.after(now, value * NANOS);
      timers.set(TimerKind.HEARTBEAT, account, endsAt[account]);
    }
  }

  /** A command of an account has come; one that comes too late is no sign of life. */
  public void heard(int account) {
    if (endsAt[account] > now) {
      endsAt[account] = Timers.after(now, seconds[account] * NANOS);
    }
  }

  /** The timer of an account has fired: whether it was heard of in time. */
  boolean goesOn(int account) {
    boolean inTime = endsAt[account] > now;
    if (inTime) {
      timers.set(TimerKind.HEARTBEAT, account, endsAt[account]);
    }
    return inTime;
  }

  /** The account was silent for too long: its heartbeat is off, its orders are to lapse. */
  void end(int account) {
    seconds[account] = 0;
  }

  /** Work has visited all orders of the account. */
  public void ordersVisited(int account) {
    if (seconds[account] == 0) {
      endsAt[account] = 0;
    }
  }

  /** Visits every field; a refused command is a sign of life too, so that is no effect. */
  public void accept(StoreVisitor visitor) {
    visitor.store("heartbeats", true);
    visitor.shorts("seconds", 1, seconds, 1, seconds.length);
    visitor.store("signs of life", false);
    visitor.longs("endsAt", 1, endsAt, 1, endsAt.length);
  }
}
