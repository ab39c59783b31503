package io.croupier.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The index of transaction ids that the engine has forgotten.
 *
 * @param folder null: one in the data folder
 * @param ids records at most, rounded up to whole files
 * @param keep how long an id is kept at least
 */
public record TransactionIndexSettings(Path folder, long ids, Duration keep) {
  private static final String IN_DATA = "ids";
  private static final long LEAST_IDS = 1_024;
  private static final long MOST_IDS = 100_000_000_000L;

  static TransactionIndexSettings read(SettingsReader reader) {
    return new TransactionIndexSettings(
        reader.pathOrNone("transactionIndex.folder"),
        reader.wholeLong("transactionIndex.ids", LEAST_IDS, MOST_IDS),
        reader.duration("transactionIndex.keep", Duration.ofSeconds(1), Duration.ofDays(36_500)));
  }

  /** Where it is for a data folder. */
  public Path folderIn(Path data) {
    return folder == null ? data.resolve(IN_DATA) : folder;
  }
}
