package io.croupier.journal.chronicle;

import io.croupier.journal.disk.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an archive holds, in two files of it: {@code SHA256SUMS}, which {@code sha256sum --check}
 * reads, and {@code SEALS}, each file's last command and last seal.
 */
final class ArchiveManifest {
  private static final String SUMS = "SHA256SUMS";
  private static final String SEALS = "SEALS";
  private static final String BETWEEN = "  ";

  private final Path folder;
  private final Map<String, String> sums = new TreeMap<>();
  private final Map<String, String> seals = new TreeMap<>();

  ArchiveManifest(Path folder) throws IOException {
    this.folder = folder;
    read(SUMS, sums);
    read(SEALS, seals);
  }

  /** The SHA-256 of an archived file in hexadecimal digits; null when it is not archived. */
  String sum(String name) {
    return sums.get(name);
  }

  /** Adds a file; one that is there already stays as it is. */
  void add(ArchiveFile file, String sum) {
    if (sums.putIfAbsent(file.name(), sum) == null) {
      seals.put(file.name(), file.lastSequence() + BETWEEN + file.seal());
    }
  }

  /** Brings it to the disk. */
  void write() throws IOException {
    write(SEALS, seals);
    write(SUMS, sums);
    Disk.forceFolder(folder);
  }

  private void read(String file, Map<String, String> into) throws IOException {
    Path path = folder.resolve(file);
    if (Files.exists(path)) {
      for (String line : Files.readAllLines(path)) {
        int name = line.lastIndexOf(BETWEEN);
        into.put(line.substring(name + BETWEEN.length()), line.substring(0, name));
      }
    }
  }

  private void write(String file, Map<String, String> from) throws IOException {
    StringBuilder lines = new StringBuilder();
    from.forEach((name, value) -> lines.append(value).append(BETWEEN).append(name).append('\n'));
    Path whole = folder.resolve(file + ".new");
    Files.writeString(whole, lines);
    Disk.forceFile(whole);
    Disk.move(whole, folder.resolve(file));
  }
}
