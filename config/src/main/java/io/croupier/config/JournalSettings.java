package io.croupier.config;

/** How commands and outcomes are kept. {@code fileSize} is in bytes. */
public record JournalSettings(Durability durability, long fileSize) {
  private static final long MIB = 1 << 20;

  static JournalSettings read(SettingsReader reader) {
    return new JournalSettings(
        reader.choice("journal.durability", Durability.class),
        reader.size("journal.fileSize", MIB, 1024 * MIB));
  }
}
