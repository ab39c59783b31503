package io.croupier.config;

import java.time.Duration;

/** Who writes snapshots, and how often. */
public record SnapshotSettings(FollowerMode follower, Every every) {
  static SnapshotSettings read(SettingsReader reader) {
    return new SnapshotSettings(
        reader.choice("snapshot.follower", FollowerMode.class),
        reader.text("snapshot.every", Every.EXPECTED, Every::parse));
  }

  /**
   * What lies between two snapshots, one of the two.
   *
   * @param commands 0: {@code time} counts
   * @param time null: {@code commands} count
   */
  public record Every(long commands, Duration time) {
    private static final String EXPECTED = "a whole number from 1, or a duration from 1s to 365d";

    private static Every parse(String text) {
      Long commands = Values.whole(text);
      Duration time = Values.duration(text);
      if (commands != null) {
        return commands > 0 ? new Every(commands, null) : null;
      }
      boolean fits = time != null && time.toSeconds() >= 1 && time.toDays() <= 365;
      return fits ? new Every(0, time) : null;
    }

    @Override
    public String toString() {
      return time == null ? String.valueOf(commands) : Values.durationText(time);
    }
  }
}
