package io.croupier.engine.account;

import io.croupier.engine.store.StoreVisitor;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;

/**
 * For how long an account may be silent, and when it was last heard of. A timer for each account
 * with a heartbeat fires, looks, and is set anew while the account was heard of in time.
 *
 * <p>Owned by the engine thread.
 */
public final class Heartbeats {
  private static final long NANOS = 1_000_000_000L;

  private final Timers timers;
  private final short[] seconds;
  private final long[] heardAt;

  /** Makes room for so many accounts. */
  public Heartbeats(int accounts, Timers timers) {
    this.timers = timers;
    seconds = new short[accounts + 1];
    heardAt = new long[accounts + 1];
  }

  /** How many seconds an account may be silent; 0: for ever. */
  int seconds(int account) {
    return seconds[account];
  }

  /** Begins or ends the heartbeat of an account. */
  void set(int account, int value, long now) {
    seconds[account] = (short) value;
    heardAt[account] = now;
    if (value == 0) {
      timers.clear(TimerKind.HEARTBEAT, account);
    } else {
      timers.set(TimerKind.HEARTBEAT, account, Timers.after(now, value * NANOS));
    }
  }

  /** A command of an account has come. */
  public void heard(int account, long now) {
    if (seconds[account] != 0) {
      heardAt[account] = now;
    }
  }

  /** The timer of an account has fired: whether it was heard of in time. */
  boolean goesOn(int account, long now) {
    long due = Timers.after(heardAt[account], seconds[account] * NANOS);
    if (due > now) {
      timers.set(TimerKind.HEARTBEAT, account, due);
    }
    return due > now;
  }

  /** The account was silent for too long: its heartbeat is off. */
  void end(int account) {
    seconds[account] = 0;
  }

  /** Visits every field; a refused command is a sign of life too, so that is no effect. */
  public void accept(StoreVisitor visitor) {
    visitor.store("heartbeats", true);
    visitor.shorts("seconds", 1, seconds, 1, seconds.length);
    visitor.store("signs of life", false);
    visitor.longs("heardAt", 1, heardAt, 1, heardAt.length);
  }
}
