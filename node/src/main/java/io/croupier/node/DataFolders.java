package io.croupier.node;

import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.FolderTakenException;
import io.croupier.journal.frame.JournalException;
import java.nio.file.Path;

/** Takes data folders for runs. */
final class DataFolders {
  private DataFolders() {}

  /** Takes the folder for this run. */
  static DataFolder own(Path path) {
    try {
      return DataFolder.own(path);
    } catch (FolderTakenException e) {
      throw new StartException(ExitCode.LOCKED, e);
    } catch (JournalException e) {
      throw new StartException(ExitCode.DISK, e);
    }
  }
}
