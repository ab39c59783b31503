package io.croupier.journal.chronicle;

import io.croupier.journal.disk.Disk;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.frame.SealHash;
import io.croupier.journal.frame.SealPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the file {@code archived} of a data folder says: journal files before a seal were moved to
 * an archive.
 *
 * @param place of the seal; reading can begin behind it
 * @param timestampNs of the last command sealed
 * @param to the archive
 */
public record ArchivedPart(SealPlace place, long timestampNs, Path to) {
  private static final String FILE = "archived";
  private static final Pattern TEXT =
      Pattern.compile(
          "epoch=(\\d{1,18})\nfile=(\\d{1,9})\noffset=(\\d{1,9})\nsequence=(\\d{1,18})\n"
              + "seal=([0-9a-f]{64})\ntimestampNs=(\\d{1,19})\nto=(.+)\n");

  /** Reads the file in a data folder; null when there is none. */
  static ArchivedPart read(Path folder) {
    Path path = folder.resolve(FILE);
    if (!Files.exists(path)) {
      return null;
    }
    try {
      Matcher text = TEXT.matcher(Files.readString(path));
      if (!text.matches()) {
        throw new JournalException(
            path
                + " cannot be understood: restore it from a copy, or copy the archive's epoch"
                + " folders back into the data folder and delete it.");
      }
      SealPlace place =
          new SealPlace(
              Long.parseLong(text.group(1)),
              Integer.parseInt(text.group(2)),
              Integer.parseInt(text.group(3)),
              Long.parseLong(text.group(4)),
              SealHash.of(HexFormat.of().parseHex(text.group(5))));
      return new ArchivedPart(place, Long.parseLong(text.group(6)), Path.of(text.group(7)));
    } catch (IOException e) {
      throw new JournalException(
          "Cannot read " + path + " (" + e.getMessage() + "): check the disk and the rights.", e);
    }
  }

  /** Writes the file; it is on disk when this returns. */
  void write(Path folder) throws IOException {
    Path whole = folder.resolve(FILE + ".new");
    Files.writeString(
        whole,
        "epoch="
            + place.epoch()
            + "\nfile="
            + place.file()
            + "\noffset="
            + place.offset()
            + "\nsequence="
            + place.sequence()
            + "\nseal="
            + place.seal()
            + "\ntimestampNs="
            + timestampNs
            + "\nto="
            + to
            + "\n");
    Disk.forceFile(whole);
    Disk.move(whole, folder.resolve(FILE));
    Disk.forceFolder(folder);
  }

  /** Why the journal cannot be read from its beginning, and what can be done, in one sentence. */
  public String sentence() {
    return "The journal's files before command "
        + place.sequence()
        + " are archived in "
        + to
        + ", and this needs them: copy the epoch folders of the archive back into the data folder.";
  }
}
