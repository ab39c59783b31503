package io.croupier.journal.chronicle;

import io.croupier.journal.disk.Disk;
import io.croupier.journal.frame.DiskException;
import io.croupier.journal.frame.JournalException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * Another folder that takes closed journal files of a data folder, with the same names, so that
 * copying its epoch folders back restores the journal.
 *
 * <p><b>Guarantees.</b> A file is removed from the data folder only when all that are to be moved
 * stand in the archive, were forced, read again and have the SHA-256 that they had here, and the
 * manifest says so. Where this ends at any point, by a kill or by a loss of power, each file is in
 * at least one of the two places, and a second call goes on.
 *
 * <p>One process at a time. A node may run meanwhile.
 */
public final class Archive implements AutoCloseable {
  private static final String PART = ".part";
  private static final int CHUNK = 1 << 20;

  private final Path data;
  private final Path to;
  private final FolderLock lock;
  private final ArchiveManifest manifest;
  private final Consumer<String> report;
  private final Runnable step;

  private Archive(Path data, Path to, Consumer<String> report, Runnable step) throws IOException {
    this.data = data;
    this.to = to.toAbsolutePath().normalize();
    this.report = report;
    this.step = step;
    Disk.createFolders(this.to);
    lock = FolderLock.take(this.to);
    manifest = new ArchiveManifest(this.to);
  }

  /** Whether {@code to} is the data folder {@code data}, or in it: a place for no archive. */
  public static boolean isIn(Path data, Path to) {
    return to.toAbsolutePath().normalize().startsWith(data.toAbsolutePath().normalize());
  }

  /**
   * Takes the archive {@code to} for the data folder {@code data}, creating it if need be.
   *
   * @param report hears of each file
   * @throws JournalException when it {@link #isIn is in} that
   * @throws FolderTakenException when another process archives there
   */
  public static Archive open(Path data, Path to, Consumer<String> report) {
    return open(data, to, report, () -> {});
  }

  /** The same; {@code step} is called behind each change on disk. */
  static Archive open(Path data, Path to, Consumer<String> report, Runnable step) {
    if (isIn(data, to)) {
      throw new JournalException("The archive " + to + " is in the data folder: name another.");
    }
    try {
      return new Archive(data, to, report, step);
    } catch (IOException e) {
      throw failed(to, e);
    }
  }

  /** Moves what a plan for the same data folder names. */
  public void move(ArchivePlan plan) {
    if (plan.files().isEmpty()) {
      return;
    }
    try {
      requireRoom(plan);
      for (ArchiveFile file : plan.files()) {
        manifest.add(file, copy(file));
        report.accept("copied " + file.name());
      }
      manifest.write();
      step.run();
      new ArchivedPart(plan.place(), plan.timestampNs(), to).write(data);
      step.run();
      for (ArchiveFile file : plan.files()) {
        remove(file);
        report.accept("removed " + file.name());
      }
    } catch (IOException e) {
      throw failed(to, e);
    }
  }

  @Override
  public void close() {
    lock.close();
  }

  /** Brings a file to the archive and gives its SHA-256. */
  private String copy(ArchiveFile file) throws IOException {
    Path from = data.resolve(file.name());
    Path target = to.resolve(file.name());
    String sum = sha256(from);
    String known = manifest.sum(file.name());
    if ((known != null && !known.equals(sum))
        || (Files.exists(target) && !sha256(target).equals(sum))) {
      throw new JournalException(
          "The archive "
              + to
              + " has another "
              + file.name()
              + " than the data folder: name the archive of this node, or a new folder.");
    }
    if (!Files.exists(target)) {
      Disk.createFolders(target.getParent());
      Path part = target.resolveSibling(target.getFileName() + PART);
      Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
      Disk.forceFile(part);
      step.run();
      requireSame(part, sum);
      Disk.move(part, target);
      step.run();
    }
    Disk.forceFile(target);
    Disk.forceFolder(target.getParent());
    return sum;
  }

  private void remove(ArchiveFile file) throws IOException {
    Path source = data.resolve(file.name());
    Disk.delete(source);
    Disk.forceFolder(source.getParent());
    step.run();
  }

  private void requireRoom(ArchivePlan plan) throws IOException {
    long needed =
        plan.files().stream()
            .filter(file -> Files.notExists(to.resolve(file.name())))
            .mapToLong(ArchiveFile::bytes)
            .sum();
    FileStore store = Files.getFileStore(to);
    if (store.getUsableSpace() < needed) {
      throw new DiskException(
          "The archive "
              + to
              + " needs "
              + needed
              + " bytes and has not so much room: make room, or name another folder; nothing was"
              + " moved.");
    }
  }

  private void requireSame(Path copied, String sum) throws IOException {
    if (!sha256(copied).equals(sum)) {
      throw new DiskException(
          copied
              + " does not read back as it was written: check that disk; what was not removed from"
              + " the data folder stays there.");
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = digest();
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      while (in.read(chunk) >= 0) {
        // The stream digests what is read.
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JournalException failed(Path path, IOException cause) {
    return new DiskException(
        "Cannot archive to "
            + path
            + " ("
            + cause
            + "): check both disks and the rights, then call again; what was not removed from the"
            + " data folder is there still.",
        cause);
  }
}
