package io.croupier.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.croupier.testkit.FileDamage;
import io.croupier.testkit.ReadOnlyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file of a data folder, one at a time, damaged in every way: verify says so, or why not. */
class VerifyMatrixTest {
  /** Of a hundred damages so many are tried; all: {@code -Dcroupier.damages=100}. */
  private static final int SHARE = Integer.getInteger("croupier.damages", 5);

  private static final long SEED = Long.getLong("croupier.seed", 1L);

  /** Those of a whole file are tried in every run. */
  private static final int ALWAYS = 4;

  @TempDir private Path folder;

  private final List<String> wrong = new ArrayList<>();

  @Test
  void shouldSayWhatIsDamagedAndWhereAndNeverFailItself() throws IOException {
    List<String> story = TestJournals.resource("story.txt");
    Path whole = twoRuns("whole", story, 10);
    Path other = twoRuns("other", story.subList(0, story.size() / 2), 30);
    Random random = new Random(SEED);
    for (Path file : files(whole)) {
      List<FileDamage> damages = FileDamage.of(whole.resolve(file), other.resolve(file));
      for (int i = 0; i < damages.size(); i++) {
        if (i < ALWAYS || random.nextInt(100) < SHARE) {
          tryOne(whole, file, damages.get(i), i < ALWAYS);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void shouldReadWhatMayNotBeWritten() throws Exception {
    Path whole = twoRuns("whole", TestJournals.resource("story.txt"), 10);
    for (Path file : files(whole)) {
      try (ReadOnlyFile readOnly = new ReadOnlyFile(whole.resolve(file))) {
        assumeTrue(
            readOnly.isReadOnly(), "the superuser may write to every file on this file system");
        Tool tool = Tool.run("verify", whole);
        assertEquals(ExitCodes.SOUND, tool.code(), () -> file + " read-only: " + tool);
      }
    }
  }

  private Path twoRuns(String name, List<String> story, int advanced) throws IOException {
    Path path = folder.resolve(name);
    TestJournals.write(path, story);
    try (TestNode node = new TestNode(path)) {
      Writer.advance(node, advanced);
    }
    return path;
  }

  private void tryOne(Path whole, Path file, FileDamage damage, boolean all) throws IOException {
    Path damaged = folder.resolve("damaged");
    for (Path each : files(whole)) {
      Files.createDirectories(damaged.resolve(each).getParent());
      Files.copy(whole.resolve(each), damaged.resolve(each));
    }
    damage.to(damaged.resolve(file));
    Tool tool = Tool.run("verify", damaged);
    boolean kept = file.getFileName().toString().endsWith("F.cq4");
    // Where two runs do not go together, either may be named.
    boolean named = tool.out().contains(kept ? "epoch-0000000" : file.getName(0).toString());
    boolean clean = tool.err().isEmpty() && !tool.out().contains("Exception");
    boolean told = tool.code() == ExitCodes.FOUND && named;
    boolean sound = tool.code() == ExitCodes.SOUND;
    if (!clean || !(told || sound && !(kept && all))) {
      wrong.add(file + " " + damage.what() + ": " + tool);
    }
    for (Path each : files(damaged)) {
      Files.delete(damaged.resolve(each));
    }
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).map(root::relativize).sorted().toList();
    }
  }
}
