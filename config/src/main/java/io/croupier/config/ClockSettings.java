package io.croupier.config;

import java.time.Duration;

/** How the node's time moves. */
public record ClockSettings(Duration tick, Duration maxGap) {
  static ClockSettings read(SettingsReader reader) {
    return new ClockSettings(
        reader.duration("clock.tick", Duration.ofNanos(100_000), Duration.ofSeconds(1)),
        reader.duration("clock.maxGap", Duration.ofSeconds(1), Duration.ofDays(3_650)));
  }
}
