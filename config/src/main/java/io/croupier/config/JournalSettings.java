package io.croupier.config;

/**
 * How commands and outcomes are kept.
 *
 * @param fileSize bytes
 * @param reserve bytes that must be left on the disk, or nothing new is begun; 0: none
 */
public record JournalSettings(Durability durability, long fileSize, long reserve) {
  private static final long MIB = 1 << 20;

  static JournalSettings read(SettingsReader reader) {
    return new JournalSettings(
        reader.choice("journal.durability", Durability.class),
        reader.size("journal.fileSize", MIB, 1024 * MIB),
        reader.size("journal.reserve", 0, 1024 * 1024 * 1024 * MIB));
  }
}
