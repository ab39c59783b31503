package io.croupier.node;

import io.croupier.journal.chronicle.ChronicleMedium;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.FolderTakenException;
import io.croupier.journal.chronicle.RollingMedium;
import io.croupier.journal.frame.JournalException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes data folders for runs. */
final class DataFolders {
  private DataFolders() {}

  /** Takes the folder for this run. */
  static DataFolder own(Path path) {
    return own(path, ChronicleMedium::new);
  }

  /** The same where something else than Chronicle writes the files. */
  static DataFolder own(Path path, RollingMedium.Maker media) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new StartException(
          ExitCode.USAGE, path + " is a file: name a folder for the journal, new or a node's.");
    }
    try {
      return DataFolder.own(path, media);
    } catch (FolderTakenException e) {
      throw new StartException(ExitCode.LOCKED, e);
    } catch (JournalException e) {
      throw new StartException(ExitCode.DISK, e);
    }
  }
}
