package io.croupier.gateway.session;

/**
 * Time during which we were there to listen. A pause of our own (a stopped process, a long
 * collection) moves it by one step only, since the other side was not silent: we were deaf. Begins
 * at 0. Owned by one thread.
 */
public final class AttendedClock {
  private final long longestStepNs;
  private boolean started;
  private long lastNs;
  private long attendedNs;

  public AttendedClock(long longestStepNs) {
    this.longestStepNs = longestStepNs;
  }

  /** Goes on to a time of any origin; gives what {@link #now} gives from then on. */
  public long advance(long nowNs) {
    if (started) {
      attendedNs += Math.max(0, Math.min(nowNs - lastNs, longestStepNs));
    }
    started = true;
    lastNs = nowNs;
    return attendedNs;
  }

  public long now() {
    return attendedNs;
  }
}
