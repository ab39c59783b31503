package io.croupier.engine.limit;

import io.croupier.engine.account.SessionListener;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;

/**
 * How long accounts have had a session open, however many at once; begins and ends their reality
 * checks with it.
 *
 * <p>Owned by the engine thread.
 */
public final class SessionTime implements SessionListener {
  private static final long SECOND_NS = 1_000_000_000L;

  private final Limits limits;
  private final Outcomes outcomes;
  private final Timers timers;
  private final RealityChecks realityChecks;
  private final int[] open;
  private final long[] since;

  /** Makes room for so many accounts. */
  public SessionTime(
      int accounts, Limits limits, RealityChecks realityChecks, Outcomes outcomes, Timers timers) {
    this.limits = limits;
    this.realityChecks = realityChecks;
    this.outcomes = outcomes;
    this.timers = timers;
    open = new int[accounts + 1];
    since = new long[accounts + 1];
  }

  @Override
  public void opened(int account) {
    if (open[account]++ == 0) {
      since[account] = outcomes.timestampNs();
      realityChecks.begin(account);
      setTimer(account);
    }
  }

  @Override
  public void ended(int account) {
    if (--open[account] != 0) {
      return;
    }
    int row = limits.sessionRow(account);
    if (row != 0) {
      limits.windows.addTime(row, Limits.SESSION, since[account], outcomes.timestampNs());
    }
    since[account] = 0;
    timers.clear(TimerKind.REALITY_CHECK, account);
  }

  /** Reality checks begin, or go on from now at another interval, or end. */
  void setTimer(int account) {
    timers.clear(TimerKind.REALITY_CHECK, account);
    long seconds = realityChecks.intervalSeconds(account);
    if (isOpen(account) && seconds != 0) {
      long next = Timers.after(outcomes.timestampNs(), seconds * SECOND_NS);
      if (next > outcomes.timestampNs()) {
        timers.set(TimerKind.REALITY_CHECK, account, next);
      }
    }
  }

  boolean isOpen(int account) {
    return open[account] != 0;
  }

  /** Since when a session has been open without a gap. */
  long since(int account) {
    return since[account];
  }

  /** Whether so many seconds of a period are used up. */
  boolean isOver(int account, int period, long seconds) {
    // Also a limit of more seconds than there can be.
    return counted(account, period) / SECOND_NS >= seconds;
  }

  /** What counts now, in nanoseconds; the account has limits of it. */
  long counted(int account, int period) {
    long now = outcomes.timestampNs();
    long closed = limits.windows.out(limits.sessionRow(account), Limits.SESSION, period, now);
    if (!isOpen(account)) {
      return closed;
    }
    return closed + now - Math.max(since[account], Windows.begin(period, now));
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    visitor.store("session time", true);
    visitor.ints("open", 1, open, 1, open.length);
    visitor.longs("since", 1, since, 1, since.length);
  }
}
