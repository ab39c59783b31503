package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reminds one customer of time and money while a session is open. */
final class RealityChecks {
  private static final long SECOND = 1_000_000_000L;

  private final World world;
  private final Account account;

  /** Seconds; 0: never. */
  long interval;

  RealityChecks(World world, Account account) {
    this.world = world;
    this.account = account;
  }

  /** The next one is due an interval from now, if there is any. */
  void setTimer(long now) {
    stop();
    if (interval != 0 && account.happenings.open() != null) {
      long due = Timers.after(now, interval * SECOND);
      if (due > now) {
        world.timers.set(due, world.count(), this, (turn, steps) -> remind(turn));
      }
    }
  }

  void stop() {
    world.timers.remove(this);
  }

  private int remind(Turn turn) {
    Happenings.Span span = account.happenings.last();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String currency : world.limits.currencies().keySet()) {
      BigInteger net = account.happenings.net(currency, span.number);
      if (net.signum() != 0) {
        rows.add(Map.of("netResult", net.longValueExact(), "currency", currency));
      }
    }
    turn.aboutAccount("RealityCheck", account)
        .with("since", span.from)
        .with(
            "elapsedSeconds",
            Math.min(Integer.MAX_VALUE, (Math.min(turn.time, span.end()) - span.from) / SECOND))
        .withRows("results", rows);
    setTimer(turn.time);
    return 0;
  }
}
