package io.croupier.node;

import io.croupier.engine.EngineLimits;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.EpochSettings;
import io.croupier.journal.chronicle.FolderTakenException;
import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.JournalException;
import io.croupier.protocol.schema.MessageSchema;
import java.nio.file.Path;
import java.util.List;

/** How a run takes a data folder, and what it says of itself there. */
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

  static EpochSettings epoch(MessageSchema schema, Durability durability) {
    return new EpochSettings(
        durability,
        schema.id(),
        schema.version(),
        EngineLimits.BEHAVIOUR_VERSION,
        softwareVersion(),
        List.of());
  }

  private static String softwareVersion() {
    String version = DataFolders.class.getPackage().getImplementationVersion();
    return version == null ? "croupier, not packaged" : "croupier " + version;
  }
}
