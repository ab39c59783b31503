package io.croupier.node.operations;

import java.time.Duration;
import java.util.Locale;

/** A node's counters as a person reads them, with what each has grown by in a second. */
final class StatView {
  private static final long MS_PER_SECOND = 1_000;

  private StatView() {}

  /**
   * @param before an earlier look at the same run; null: there was none
   */
  static String text(Health now, Health before, long elapsedMs) {
    StringBuilder text = new StringBuilder(now.describe()).append('\n');
    text.append(
        String.format(
            "epoch %d, process %d, %s%n",
            now.values().get(Counter.EPOCH), now.values().get(Counter.PID), age(now)));
    boolean rates = before != null && elapsedMs > 0;
    text.append(String.format("%-24s %22s%s%n", "", "now", rates ? "      a second" : ""));
    for (Counter counter : Counter.values()) {
      if (counter.compareTo(Counter.HEARTBEAT_MS) > 0) {
        long value = now.values().get(counter);
        text.append(String.format("%-24s %22s", counter.label(), grouped(value)));
        if (rates && counter.kind() == Counter.Kind.COUNTER) {
          long grown = value - before.values().get(counter);
          text.append(String.format(" %13s", grouped(grown * MS_PER_SECOND / elapsedMs)));
        }
        text.append(System.lineSeparator());
      }
    }
    return text.toString();
  }

  private static String age(Health now) {
    long ms = now.values().get(Counter.HEARTBEAT_MS) - now.values().get(Counter.STARTED_MS);
    Duration age = Duration.ofMillis(Math.max(0, ms));
    return String.format(
        "up %d d %02d:%02d:%02d",
        age.toDays(), age.toHoursPart(), age.toMinutesPart(), age.toSecondsPart());
  }

  private static String grouped(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
