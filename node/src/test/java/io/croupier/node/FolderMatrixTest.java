package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.croupier.journal.frame.Durability;
import io.croupier.testkit.FileDamage;
import io.croupier.testkit.JournalOfBytes;
import io.croupier.testkit.ReadOnlyFile;
import io.croupier.testkit.workload.TimedCommand;
import io.croupier.testkit.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every file of a data folder, one at a time, damaged in every way: what is derived costs time
 * only, what is not is refused in one sentence, and no answer ever changes.
 */
class FolderMatrixTest {
  /** Of a hundred damages so many are tried; all: {@code -Dcroupier.damages=100}. */
  private static final int SHARE = Integer.getInteger("croupier.damages", 1);

  private static final long SEED = Long.getLong("croupier.seed", 1L);
  private static final int COMMANDS = 200;

  /** Every damage without a frame or block of its own is tried in every run. */
  private static final int ALWAYS = 4;

  @TempDir private Path folder;

  private final Reference reference = new Reference();
  private final List<TimedCommand> commands = JournalOfBytes.record(new Workload(SEED), COMMANDS);
  private final List<String> wrong = new ArrayList<>();
  private StartBase base;
  private int refused;
  private int started;

  @ParameterizedTest
  @EnumSource(names = {"STOPPED", "KILLED"})
  void shouldStartWithTheSameStateOrRefuseInOneSentence(StartBase kind) throws IOException {
    base = kind;
    Path whole = Files.createDirectory(folder.resolve("whole"));
    base.make(whole, commands, reference);
    Path other = Files.createDirectory(folder.resolve("other"));
    base.make(other, JournalOfBytes.record(new Workload(SEED + 1), COMMANDS), new Reference());
    Random random = new Random(SEED);
    for (Path file : files(whole)) {
      List<FileDamage> damages =
          FileDamage.of(whole.resolve(file.toString()), other.resolve(file.toString()));
      for (int i = 0; i < damages.size(); i++) {
        if (i < ALWAYS || random.nextInt(100) < SHARE) {
          tryOne(whole, file, damages.get(i), false);
          if (isJournal(file)) {
            // A start from a snapshot does not read all of it.
            tryOne(whole, file, damages.get(i), true);
          }
        }
      }
    }
    System.out.println(base + ": " + started + " damaged folders started, " + refused + " refused");
    assertEquals(List.of(), wrong);
    assertTrue(started > 0 && refused > 0);
  }

  @ParameterizedTest
  @EnumSource(names = {"STOPPED", "KILLED"})
  void shouldNotNeedToWriteAFileOrSayThatItIsReadOnly(StartBase kind) throws Exception {
    base = kind;
    Path whole = Files.createDirectory(folder.resolve("whole"));
    base.make(whole, commands, reference);
    for (Path file : files(whole)) {
      Path damaged = folder.resolve("damaged");
      Folders.copy(whole, damaged);
      try (ReadOnlyFile readOnly = new ReadOnlyFile(damaged.resolve(file.toString()))) {
        assumeTrue(
            readOnly.isReadOnly(), "the superuser may write to every file on this file system");
        String problem = problem(damaged.resolve("state"), refusal -> ofReadOnly(refusal, file));
        if (problem != null) {
          wrong.add(file + " read-only: " + problem);
        }
      }
      Folders.delete(damaged);
    }
    System.out.println(
        base + ": with a file read-only " + started + " started, " + refused + " refused");
    assertEquals(List.of(), wrong);
    assertTrue(started > 0 && refused > 0);
  }

  private void tryOne(Path whole, Path file, FileDamage damage, boolean withoutSnapshots)
      throws IOException {
    Path damaged = folder.resolve("damaged");
    Folders.copy(whole, damaged);
    if (withoutSnapshots) {
      Folders.delete(damaged.resolve("state").resolve("snapshots"));
    }
    damage.to(damaged.resolve(file.toString()));
    String problem = problem(damaged.resolve("state"), refusal -> ofDamaged(refusal, file, damage));
    if (problem != null) {
      wrong.add(file + " " + damage.what() + ": " + problem);
    }
    Folders.delete(damaged);
  }

  /** What is wrong with how a start deals with it; null: nothing. */
  private String problem(Path data, Function<StartException, String> ofRefusal) {
    ShuffledNode node;
    try {
      node = new ShuffledNode(data, report -> {});
    } catch (StartException e) {
      refused++;
      return ofRefusal.apply(e);
    } catch (RuntimeException | Error e) {
      return "it ends with " + e;
    }
    started++;
    try {
      long sequence = node.recovered().engine().sequence();
      if (sequence < base.answered(reference)) {
        return "it starts without commands behind " + sequence;
      }
      Reference expected = reference.copy();
      expected.cutBehind(sequence);
      String found = Reference.state(node.recovered().engine());
      if (!found.equals(expected.state())) {
        return "it starts with " + found;
      }
      node.open(Durability.DISK, commands.get(0), report -> {});
      String difference = expected.firstDifference(node.recovered().log());
      return difference.isEmpty() ? null : difference + " is another one";
    } finally {
      node.close();
    }
  }

  private static String ofDamaged(StartException refusal, Path file, FileDamage damage) {
    String sentence = refusal.getMessage();
    boolean outcomes = file.getParent().endsWith("outcomes");
    // What is derived is written anew, unless it is another node's, which a person has to put
    // right.
    boolean mayBe = isJournal(file) || outcomes;
    boolean named = sentence.contains(file.getName(1).toString());
    boolean one = isOneSentence(sentence);
    ExitCode code = refusal.exitCode();
    // Of a journal and outcomes that do not go together nothing says which is the other node's.
    boolean apart = outcomes || damage.what().equals(FileDamage.OF_ANOTHER_NODE);
    boolean fits = code == ExitCode.JOURNAL || (apart && code == ExitCode.DIVERGED);
    return mayBe && named && one && fits
        ? null
        : "it is refused, " + refusal.exitCode() + ": " + sentence;
  }

  private static String ofReadOnly(StartException refusal, Path file) {
    String sentence = refusal.getMessage();
    boolean named = sentence.contains(file.getFileName().toString());
    return named && isOneSentence(sentence) && refusal.exitCode() == ExitCode.DISK
        ? null
        : "it is refused, " + refusal.exitCode() + ": " + sentence;
  }

  private static boolean isOneSentence(String text) {
    return text.endsWith(".") && !text.contains("\n");
  }

  private static boolean isJournal(Path file) {
    return file.getParent().endsWith("commands");
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).map(root::relativize).sorted().toList();
    }
  }
}
