package io.croupier.journal.chronicle;

import io.croupier.journal.frame.SealPlace;
import java.util.List;

/**
 * What can be moved to an archive now.
 *
 * @param place of the oldest snapshot's seal: nothing before it is needed for a start; null when
 *     there is no snapshot
 * @param timestampNs of the last command before it
 * @param files oldest first
 */
public record ArchivePlan(SealPlace place, long timestampNs, List<ArchiveFile> files) {
  /** The length of all files together. */
  public long bytes() {
    return files.stream().mapToLong(ArchiveFile::bytes).sum();
  }
}
