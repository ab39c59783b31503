package io.croupier.engine.limit;

import io.croupier.engine.account.SessionListener;
import io.croupier.engine.account.Sessions;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.engine.timer.TimerKind;
import io.croupier.engine.timer.Timers;

/**
 * How long accounts have had a session open, however many at once, by their ends and not by when
 * their timers tell of them; begins and ends their reality checks with it.
 *
 * <p>Owned by the engine thread.
 */
public final class SessionTime implements SessionListener {
  private static final long SECOND_NS = 1_000_000_000L;

  private final Limits limits;
  private final Sessions sessions;
  private final Outcomes outcomes;
  private final Timers timers;
  private final RealityChecks realityChecks;
  private final byte[] running;
  private final long[] since;

  /** Makes room for so many accounts. */
  public SessionTime(
      int accounts,
      Limits limits,
      Sessions sessions,
      RealityChecks realityChecks,
      Outcomes outcomes,
      Timers timers) {
    this.limits = limits;
    this.sessions = sessions;
    this.realityChecks = realityChecks;
    this.outcomes = outcomes;
    this.timers = timers;
    running = new byte[accounts + 1];
    since = new long[accounts + 1];
  }

  @Override
  public void opening(int account) {
    if (isOpen(account)) {
      return;
    }
    endIfOver(account);
    running[account] = 1;
    since[account] = outcomes.timestampNs();
    realityChecks.begin(account);
    timers.clear(TimerKind.REALITY_CHECK, account);
    startTimer(account);
  }

  @Override
  public void ended(int account, long endNs) {
    if (!isOpen(account)) {
      end(account, Math.max(endNs, lastDeadlineNs(account)));
      timers.clear(TimerKind.REALITY_CHECK, account);
    }
  }

  /** Sessions whose time is over, and whose timers are late, are no part of what begins now. */
  void endIfOver(int account) {
    if (!isOpen(account)) {
      end(account, lastDeadlineNs(account));
    }
  }

  /** From a time on no session was open; nothing happens where that is known already. */
  private void end(int account, long endNs) {
    int row = limits.sessionRow(account);
    if (running[account] != 0 && row != 0) {
      limits.windows.addTime(row, Limits.SESSION, since[account], endNs);
    }
    running[account] = 0;
  }

  /** Reality checks begin, or go on from now at another interval, or end. */
  void setTimer(int account) {
    timers.clear(TimerKind.REALITY_CHECK, account);
    if (isOpen(account)) {
      startTimer(account);
    }
  }

  private void startTimer(int account) {
    long seconds = realityChecks.intervalSeconds(account);
    if (seconds != 0) {
      long next = Timers.after(outcomes.timestampNs(), seconds * SECOND_NS);
      if (next > outcomes.timestampNs()) {
        timers.set(TimerKind.REALITY_CHECK, account, next);
      }
    }
  }

  private boolean isOpen(int account) {
    return lastDeadlineNs(account) > outcomes.timestampNs();
  }

  private long lastDeadlineNs(int account) {
    return sessions.lastDeadlineNs(account, outcomes.timestampNs());
  }

  /** Since when a session has been open without a gap, or was until all were over. */
  long since(int account) {
    return since[account];
  }

  /** Until when: now, or when the last one ended whose end was not told yet. */
  long until(int account) {
    return Math.min(outcomes.timestampNs(), lastDeadlineNs(account));
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
    if (running[account] == 0) {
      return closed;
    }
    long from = Math.max(since[account], Windows.begin(period, now));
    return closed + Math.max(0, until(account) - from);
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    visitor.store("session time", true);
    visitor.bytes("running", 1, running, 1, running.length);
    visitor.longs("since", 1, since, 1, since.length);
  }
}
