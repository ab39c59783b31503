package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.node.operations.StatMain;
import io.croupier.protocol.BusyReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees of {@code croupier node} and {@code croupier batch}: sentences and codes. */
class MainsIT {
  private static final String OPEN = "{\"command\":\"OpenAccount\",\"currency\":\"GBP\"}\n";

  @TempDir private Path folder;

  @Test
  void shouldNameTheOwnerWhenTheFolderIsTaken() {
    List<String> options = Nodes.options(folder.resolve("data"), Nodes.freeEndpoint());
    try (ChildNode node = ChildNode.start(options)) {
      Run second = run(NodeMain.class, "", "--data", folder.resolve("data").toString());
      assertEquals(ExitCode.LOCKED.code(), second.code());
      assertSentence(second, "belongs to the running process " + node.pid());

      Run batch = run(BatchMain.class, "", "--data", folder.resolve("data").toString());
      assertEquals(ExitCode.LOCKED.code(), batch.code());
      assertEquals(0, node.stop(), "" + node.lines());
    }
  }

  @Test
  void shouldNameEveryMistakeInTheSettings() {
    Run run = run(NodeMain.class, "", "--set", "pipeline.batch=0", "--set", "clock.tock=1ms");
    assertEquals(ExitCode.SETTINGS.code(), run.code());
    assertEquals(2, run.err().size(), "" + run.err());
  }

  @Test
  void shouldNameTheFlagsThatAreMissing() {
    List<String> command = new ArrayList<>(ChildNode.java(NodeMain.class));
    command.removeIf(argument -> argument.contains("sun.nio.ch"));
    Run run = Run.of(command, "");
    assertEquals(ExitCode.FLAGS.code(), run.code());
    assertSentence(run, "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED");
  }

  @Test
  void shouldExplainItselfAndMistakesInTheCall() {
    Run help = run(NodeMain.class, "", "--help");
    assertEquals(0, help.code());
    assertTrue(help.out().stream().anyMatch(line -> line.contains("Examples:")), "" + help);

    Run wrong = run(BatchMain.class, "", "--dat", "x");
    assertEquals(ExitCode.USAGE.code(), wrong.code());
    assertSentence(wrong, "; ./croupier batch --help tells more.");

    for (String option : List.of("--nosuch", "--every=x")) {
      Run stat = run(StatMain.class, "", option);
      assertEquals(ExitCode.USAGE.code(), stat.code());
      assertSentence(stat, "; ./croupier stat --help tells more.");
    }

    Run noFile = run(BatchMain.class, "", folder.resolve("none.jsonl").toString());
    assertEquals(ExitCode.USAGE.code(), noFile.code());
    assertSentence(noFile, "There is no file");
  }

  @Test
  void shouldRefuseAWallClockFarFromTheJournalUntilItIsAccepted() {
    String data = folder.resolve("data").toString();
    String future = "{\"command\":\"AdvanceTime\",\"at\":\"2200-01-01T00:00:00Z\"}\n";
    assertEquals(0, run(BatchMain.class, future, "--data", data).code());

    List<String> options =
        List.of("data=" + data, "node.endpoint=" + Nodes.freeEndpoint(), "journal.fileSize=4MiB");
    try (ChildNode refused = ChildNode.start(options)) {
      assertEquals(ExitCode.CLOCK.code(), refused.exitCode(), "" + refused.lines());
    }
    try (ChildNode accepted = ChildNode.startAccepting(options)) {
      assertEquals(0, accepted.stop(), "" + accepted.lines());
    }
  }

  @Test
  void shouldGoOnWithABatchAndKeepItsAnswers() {
    String data = folder.resolve("data").toString();
    Run first = run(BatchMain.class, OPEN + "nonsense\n" + OPEN, "--data", data);
    assertEquals(ExitCode.USAGE.code(), first.code());
    assertEquals(2, first.out().size(), "" + first);
    assertTrue(first.err().get(0).startsWith("{\"error\":"), "" + first.err());
    assertTrue(first.err().get(0).endsWith("\"line\":2}"), "" + first.err());

    Run second = run(BatchMain.class, OPEN, "--data", data);
    assertEquals(0, second.code(), "" + second);
    assertTrue(second.out().get(0).contains("\"commandId\":3"), "" + second.out());
    assertEquals(List.of(), second.err());
  }

  @Test
  void shouldSaveASnapshotOnceAndGoOnFromIt() {
    String data = folder.resolve("data").toString();
    Run none = run(SnapshotMain.class, "", "--data", data, "--once");
    assertEquals(ExitCode.USAGE.code(), none.code());
    assertSentence(none, "give a node's data folder");

    assertEquals(0, run(BatchMain.class, OPEN.repeat(3), "--data", data).code());
    for (int i = 0; i < 2; i++) {
      Run saved = run(SnapshotMain.class, "", "--data", data, "--once");
      assertEquals(0, saved.code(), "" + saved);
      String last = saved.out().get(saved.out().size() - 1);
      assertEquals("the newest snapshot is of command 4", last);
    }
    Run more = run(BatchMain.class, OPEN, "--data", data);
    assertEquals(0, more.code(), "" + more);
    assertTrue(more.out().get(0).contains("\"commandId\":4"), "" + more.out());
  }

  @Test
  void shouldArchiveWhatNoStartNeeds() throws IOException {
    String data = folder.resolve("data").toString();
    Path archive = folder.resolve("archive");
    for (int i = 0; i < 2; i++) {
      assertEquals(0, run(BatchMain.class, OPEN, "--data", data).code());
    }
    assertEquals(0, run(SnapshotMain.class, "", "--data", data, "--once").code());
    String inside = folder.resolve("data").resolve("archive").toString();
    String none = folder.resolve("none").toString();
    Run nowhere = run(ArchiveMain.class, "", "--data", none, "--to", archive.toString());
    assertEquals(ExitCode.USAGE.code(), nowhere.code(), "" + nowhere);
    assertSentence(nowhere, "is no folder: give a node's data folder.");
    Run mistake = run(ArchiveMain.class, "", "--data", data, "--to", inside, "--dry-run");
    assertEquals(ExitCode.USAGE.code(), mistake.code());
    assertSentence(mistake, "is in the data folder");

    String[] call = {"--data", data, "--to", archive.toString(), "--json"};
    String[] dry = {"--data", data, "--to", archive.toString(), "--json", "--dry-run"};
    JsonNode would = new ObjectMapper().readTree(run(ArchiveMain.class, "", dry).out().get(0));
    assertFalse(Files.exists(archive));
    JsonNode moved = new ObjectMapper().readTree(run(ArchiveMain.class, "", call).out().get(0));
    assertEquals(1, moved.get("files").size(), "" + moved);
    assertEquals(would.get("files"), moved.get("files"));
    String name = moved.get("files").get(0).get("name").textValue();
    assertTrue(Files.exists(archive.resolve(name)), name);
    assertFalse(Files.exists(folder.resolve("data").resolve(name)), name);
    assertEquals(0, run(BatchMain.class, OPEN, "--data", data).code());
    Run again = run(ArchiveMain.class, "", "--data", data, "--to", archive.toString());
    assertTrue(again.out().get(0).startsWith("moved 0 files"), "" + again);
  }

  @Test
  void shouldSkipOnlyWithANameAndAReason() {
    Run run = run(NodeMain.class, "", "--skip", "7", "--by", "Ada");
    assertEquals(ExitCode.USAGE.code(), run.code());
    assertSentence(run, "--reason");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--skip 3 -> Missing required argument(s): --by=NAME, --reason=TEXT; ",
        "--skip 1 --by Ada --reason bad -> --skip must be the sequence of a command from 2 on",
        "--accept-loss 3 -> Missing required argument(s): --by=NAME, --reason=TEXT; ",
        "--accept-loss 3 --by Ada -> Missing required argument(s): --reason=TEXT; ",
        "--accept-loss 0 --by Ada --reason lost -> --accept-loss must be the id of a gateway",
        "--accept-loss 65535 --by Ada --reason lost -> from 1 to 65534, not 65535.",
        "--accept-loss all --by Ada --reason lost -> 'all' is not a whole number; ",
        "--by Ada --reason lost -> add --skip or --accept-loss."
      })
  void shouldTakeDecisionsOnlyOfWhatThereIsAndWithANameAndAReason(String call) {
    String[] parts = call.split(" -> ");
    Run run = run(NodeMain.class, "", parts[0].split(" "));
    assertEquals(ExitCode.USAGE.code(), run.code(), "" + run);
    assertSentence(run, parts[1]);
  }

  @Test
  void shouldAcceptNoLossOfAGatewayThatIsNotInTheSettings() {
    String gateway = "gateways=[{id=2,key=\"" + "0".repeat(32) + "\"}]";
    List<String> call = List.of("--accept-loss", "2,3", "--by", "Ada", "--reason", "lost");
    List<String> arguments = new ArrayList<>(call);
    arguments.addAll(List.of("--data", folder.resolve("data").toString(), "--set", gateway));
    Run run = run(NodeMain.class, "", arguments.toArray(new String[0]));
    assertEquals(ExitCode.USAGE.code(), run.code(), "" + run);
    assertSentence(run, "Gateway 3 is not in the settings");
    assertTrue(run.err().get(0).endsWith("name one of [2]."), run.err().get(0));
    assertFalse(Files.exists(folder.resolve("data")));
  }

  @Test
  void shouldNotEndAsIfAllWereWellWhereItsAnswersCouldNotBeWritten() {
    String data = folder.resolve("data").toString();
    Run stopped = into("/dev/full", BatchMain.class, OPEN.repeat(2), "--data", data);
    assertEquals(ExitCode.DISK.code(), stopped.code(), "" + stopped);
    assertTrue(stopped.err().get(0).startsWith("croupier: stopped before line 2: "), "" + stopped);
    assertTrue(stopped.err().get(1).contains("No space left on device"), "" + stopped);
    Run last = into("/dev/full", BatchMain.class, OPEN, "--data", data);
    assertEquals(ExitCode.DISK.code(), last.code(), "" + last);
    assertSentence(last, "standard output could not be written");

    Run saved = into("/dev/full", SnapshotMain.class, "", "--data", data, "--once");
    assertEquals(ExitCode.DISK.code(), saved.code(), "" + saved);
    assertSentence(saved, "what was done stays done");
    String to = folder.resolve("archive").toString();
    Run archived = into("/dev/full", ArchiveMain.class, "", "--data", data, "--to", to, "--json");
    assertEquals(ExitCode.DISK.code(), archived.code(), "" + archived);
    assertTrue(archived.err().get(archived.err().size() - 1).contains("is cut"), "" + archived);
  }

  @Test
  void shouldSayWhereTheJournalOfABatchIs() throws IOException {
    Run run = run(BatchMain.class, OPEN);
    assertEquals(0, run.code());
    String place = run.err().get(0).replace("croupier: the journal is in ", "");
    assertEquals(0, run(BatchMain.class, OPEN, "--data", place).code());
    Folders.delete(Path.of(place));
  }

  @Test
  void shouldNameTheFileOfADamagedJournal() throws IOException {
    String data = folder.resolve("data").toString();
    run(BatchMain.class, OPEN.repeat(50), "--data", data);
    Path file = folder.resolve("data/epoch-00000001/commands/19700101F.cq4");
    byte[] bytes = Files.readAllBytes(file);
    int middle = indexOf(bytes, "GBP".getBytes(StandardCharsets.US_ASCII));
    bytes[middle] ^= 1;
    Files.write(file, bytes);

    Run run = run(BatchMain.class, OPEN, "--data", data);
    assertEquals(ExitCode.JOURNAL.code(), run.code(), "" + run);
    assertSentence(run, "19700101F.cq4");
    assertEquals(List.of(), run.out());
  }

  @Test
  void shouldStopWithASentenceWhenTheDiskIsFull() {
    List<String> smallDisk =
        List.of(
            "unshare",
            "-m",
            "sh",
            "-c",
            "mount -t tmpfs -o size=14m tmpfs \"$0\" && exec \"$@\"",
            folder.toString());
    List<String> probe = new ArrayList<>(smallDisk);
    probe.add("true");
    assumeTrue(canRun(probe), "no disk of its own can be made for a process on this system");

    String endpoint = Nodes.freeEndpoint();
    List<String> options = Nodes.options(folder.resolve("data"), endpoint, "journal.reserve=0");
    try (ChildNode node = ChildNode.start(smallDisk, options);
        Edge edge = new Edge(1, endpoint)) {
      Deposits deposits = new Deposits(edge);
      while (node.isAlive()) {
        deposits.step();
      }
      assertEquals(ExitCode.DISK.code(), node.exitCode(), "" + node.lines());
      String last = node.lines().get(node.lines().size() - 1);
      // Journal or index, whichever wants more room first.
      boolean journal = last.startsWith("croupier: stopped: The disk has no room");
      boolean index = last.startsWith("croupier: stopped: The index of transaction ids");
      assertTrue(journal || index && last.contains("see that there is free space"), last);
    }
  }

  @Test
  void shouldTakeOnlyWhatEndsSomethingWhileTheDiskIsNearlyFull() {
    String endpoint = Nodes.freeEndpoint();
    List<String> options =
        Nodes.options(folder.resolve("data"), endpoint, "journal.reserve=1048576GiB");
    try (ChildNode node = ChildNode.start(options);
        Edge edge = new Edge(1, endpoint)) {
      Map<String, Object> ended =
          edge.ask("EndRound", Map.of("accountId", 1, "providerId", 1, "roundId", "0".repeat(32)));
      assertEquals("Refused", ended.get("outcome"));
      assertEquals(0, edge.busy());
      edge.send("OpenAccount", Map.of("currency", "GBP"));
      edge.await(() -> edge.busy() > 1, "BUSY, and BUSY when it is sent again");
      assertEquals(BusyReason.STORAGE_LOW, edge.whyBusy());
      assertEquals(1, edge.outcomes.size());
      assertEquals(0, node.stop(), "" + node.lines());
      assertTrue(
          node.lines().stream().anyMatch(line -> line.startsWith("storage low: ")),
          "" + node.lines());
    }
  }

  private static Run run(Class<?> main, String in, String... arguments) {
    return Run.of(main, in, arguments);
  }

  /** Runs it with its standard output in a file that is there. */
  private static Run into(String file, Class<?> main, String in, String... arguments) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" > " + file, "sh"));
    command.addAll(ChildNode.java(main));
    command.addAll(List.of(arguments));
    return Run.of(command, in);
  }

  private static boolean canRun(List<String> command) {
    try {
      return Run.of(command, "").code() == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static void assertSentence(Run run, String words) {
    assertEquals(1, run.err().size(), "" + run.err());
    assertTrue(run.err().get(0).startsWith("croupier: "), run.err().get(0));
    assertTrue(run.err().get(0).contains(words), run.err().get(0));
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }
}
