package io.croupier.testkit.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** What shall happen at a time of its own. */
final class Timers {
  /** The greatest time that a command can have. */
  private static final long LAST_TIME = Long.MAX_VALUE - 1;

  private static final Comparator<Timer> ORDER =
      Comparator.comparingLong(Timer::deadline).thenComparingLong(Timer::number);

  private final List<Timer> timers = new ArrayList<>();

  void set(long deadline, long number, Object owner, Action action) {
    timers.add(new Timer(deadline, number, owner, action));
  }

  void remove(Object owner) {
    timers.removeIf(timer -> timer.owner() == owner);
  }

  /**
   * Fires what is due, with at most the given steps and resting orders met.
   *
   * @param then what is done behind each
   */
  void fire(Turn turn, long now, int steps, int matches, Consumer<Turn> then) {
    int left = steps;
    turn.later = true;
    for (Timer timer = earliest(); left > 0 && timer != null; timer = earliest()) {
      boolean endsBetDelay = timer.owner() instanceof Order;
      if (timer.deadline() > now || endsBetDelay && turn.met >= matches) {
        break;
      }
      timers.remove(timer);
      turn.time = Math.max(turn.time, timer.deadline());
      left--;
      left -= timer.action().fire(turn, left);
      then.accept(turn);
    }
    turn.later = false;
    turn.time = now;
  }

  private Timer earliest() {
    return timers.stream().min(ORDER).orElse(null);
  }

  /** Gives the number of steps it took beside the timer's own. */
  interface Action {
    int fire(Turn turn, int steps);
  }

  private record Timer(long deadline, long number, Object owner, Action action) {}

  /** A period later, as far as there is time. */
  static long after(long time, long period) {
    return time > LAST_TIME - period ? LAST_TIME : time + period;
  }
}
