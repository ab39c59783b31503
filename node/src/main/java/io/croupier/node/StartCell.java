package io.croupier.node;

import io.croupier.config.Settings;
import io.croupier.config.TransactionIndexSettings;
import io.croupier.engine.Engine;
import io.croupier.journal.chronicle.DataFolder;
import java.nio.file.Path;

/** What the start of a node makes of a data folder: from its newest snapshot where it has one. */
final class StartCell {
  private static final long FILE_SIZE = 16 << 20;

  private StartCell() {}

  /** The engine as it is before gateways are let in; the result hears what was done. */
  static Engine run(Path data, CellResult result) {
    Settings settings = Settings.defaults();
    try (DataFolder folder = DataFolders.own(data)) {
      Recovered recovered = recover(folder, data, settings);
      result.done(recovered.summary());
      recovered.log().close();
      recovered.ids().close();
      return recovered.engine();
    }
  }

  /** Says on standard error what was done. */
  static Recovered recover(DataFolder folder, Path data, Settings settings) {
    TransactionIndexSettings index = settings.transactionIndex();
    Recovered recovered =
        Recovery.run(
            folder,
            new OutcomeRing(settings.pipeline().outcomeRingSize()),
            FILE_SIZE,
            index.folderIn(data),
            NodeStart.indexSize(index),
            genesis -> {},
            null,
            System.err::println);
    System.err.println(recovered.summary());
    return recovered;
  }
}
