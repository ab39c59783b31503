package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.config.Settings;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.OutcomeCursor;
import io.croupier.testkit.JournalOfBytes;
import io.croupier.testkit.workload.TimedCommand;
import io.croupier.testkit.workload.Workload;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A small journal of each release, replayed for ever to the bytes and hashes that it was written
 * with. See docs/reliability.md, Versions, for when one may be written.
 */
class GoldenJournalTest {
  /** The release that is being worked on; its journal alone may still be written anew. */
  private static final String THIS_RELEASE = "0.1";

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final String WRITE = "croupier.write.golden";
  private static final long FILE_SIZE = 1 << 20;
  private static final int COMMANDS = 1_500;

  @TempDir private Path folder;

  static List<Path> releases() throws IOException {
    if (Boolean.getBoolean(WRITE)) {
      write();
    }
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      return folders.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void shouldGiveTheOldBytesAndHashes(Path release) throws IOException {
    unpack(release.resolve("journal.zip"), folder);
    String expected = Files.readString(release.resolve("expected.txt"));
    assertEquals(
        expected,
        replayed(folder),
        () ->
            "The journal of release "
                + release.getFileName()
                + " does not give what it gave. Of a published release that is a defect: a change of"
                + " rules needs a version of behaviour. While "
                + THIS_RELEASE
                + " is not published, write its journal anew: mvn test -pl node -am"
                + " -Dtest=GoldenJournalTest -Dsurefire.failIfNoSpecifiedTests=false -D"
                + WRITE
                + "=true");
  }

  @Test
  void shouldHaveAJournalOfThisRelease() throws IOException {
    assertEquals(true, releases().contains(GOLDEN.resolve(THIS_RELEASE)));
  }

  /** What a start comes to; what it finds wrong instead. */
  private static String replayed(Path journal) {
    Settings settings = Settings.defaults();
    try (DataFolder data = DataFolder.own(journal)) {
      Recovered recovered =
          Recovery.run(
              data,
              new OutcomeRing(settings.pipeline().outcomeRingSize()),
              FILE_SIZE,
              journal.resolve("ids"),
              NodeStart.indexSize(settings.transactionIndex()),
              genesis -> {},
              null,
              report -> {});
      recovered.log().endReplay(recovered.journal().lastSequence());
      recovered.log().close();
      recovered.ids().close();
      return String.format(
          Locale.ROOT,
          "commands %d%nstate hash %016x%noutcome hash %016x%noutcomes %s%n",
          recovered.engine().sequence(),
          recovered.engine().stateHash(),
          recovered.engine().outcomeHash(),
          outcomes(data));
    } catch (RuntimeException e) {
      return e.toString();
    }
  }

  /** How many were logged, and the SHA-256 of their bytes, one behind the other. */
  private static String outcomes(DataFolder data) {
    MessageDigest digest = sha256();
    long count = 0;
    try (OutcomeCursor cursor = data.outcomes(Long.MAX_VALUE).cursor()) {
      while (cursor.next()) {
        byte[] outcome = new byte[cursor.length()];
        cursor.buffer().getBytes(cursor.offset(), outcome);
        digest.update(outcome);
        count++;
      }
    }
    return count + " " + HexFormat.of().formatHex(digest.digest());
  }

  private static void write() throws IOException {
    Path made = Files.createTempDirectory("golden");
    List<TimedCommand> commands = JournalOfBytes.record(Workload.inLargeWorld(94), COMMANDS);
    run(made, commands.subList(0, COMMANDS / 2));
    run(made, commands.subList(COMMANDS / 2, COMMANDS));
    Folders.delete(made.resolve("ids"));
    Path release = GOLDEN.resolve(THIS_RELEASE);
    Files.createDirectories(release);
    pack(made, release.resolve("journal.zip"));
    Files.writeString(release.resolve("expected.txt"), replayed(made));
    Folders.delete(made);
  }

  private static void run(Path journal, List<TimedCommand> commands) {
    OutcomeOutput nowhere =
        new OutcomeOutput() {
          @Override
          public void onOutcome(int to, long number, DirectBuffer b, int offset, int length) {}

          @Override
          public void onQueryAnswer(int to, DirectBuffer b, int offset, int length) {}
        };
    try (LocalNode node =
        new LocalNode(journal, Settings.defaults().pipeline(), FILE_SIZE, nowhere, report -> {})) {
      for (TimedCommand command : commands) {
        UnsafeBuffer buffer = new UnsafeBuffer(command.message());
        if (node.isNew()) {
          node.begin(command.timestampNs(), buffer);
        } else {
          node.command(command.timestampNs(), buffer, 0, buffer.capacity());
        }
      }
    }
  }

  private static void pack(Path from, Path zip) throws IOException {
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream packed = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".cq4")).sorted().toList()) {
        ZipEntry entry = new ZipEntry(from.relativize(file).toString());
        entry.setTime(0);
        packed.putNextEntry(entry);
        Files.copy(file, packed);
      }
    }
  }

  private static void unpack(Path zip, Path to) throws IOException {
    try (ZipInputStream packed = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = packed.getNextEntry(); entry != null; entry = packed.getNextEntry()) {
        Path file = to.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(packed, file);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
