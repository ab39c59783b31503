package io.croupier.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.engine.Engine;
import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.Seal;
import io.croupier.protocol.schema.MessageKind;
import io.croupier.testkit.InstalledJava;
import io.croupier.testkit.Messages;
import io.croupier.testkit.workload.TimedCommand;
import io.croupier.testkit.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One journal of seeded random commands, replayed by processes on each Java of this machine,
 * compiled and interpreted, with other collectors, languages and time zones.
 */
class DeterminismReplayIT {
  private static final long SEED = 20_260_115;
  private static final int TRIES = 50;
  private static final int COMMANDS = 6_000;
  private static final int MINUTES = 5;

  private static final List<List<String>> VARIATIONS =
      List.of(
          List.of("-XX:-UseSerialGC", "-XX:+UseG1GC", "-Dagrona.disable.bounds.checks=false"),
          List.of(
              "-Xint",
              "-XX:+UseSerialGC",
              "-Duser.language=tr",
              "-Duser.country=TR",
              "-Duser.timezone=Pacific/Kiritimati"),
          List.of(
              "-XX:TieredStopAtLevel=1",
              "-XX:-UseSerialGC",
              "-XX:+UseZGC",
              "-Duser.language=ar",
              "-Duser.country=EG",
              "-Duser.timezone=America/St_Johns",
              "-Dfile.encoding=ISO-8859-1"));

  private static final List<String> NAMES =
      List.of(
          "Matched",
          "OrderReplaced",
          "OrderSettled",
          "TransactionRolledBack",
          "RoundCredited",
          "WithdrawalChanged",
          "DepositChanged",
          "LimitChanged",
          "ExclusionChanged",
          "HaltChanged",
          "RealityCheck",
          "SignificantEvent",
          "TimeAdvanced",
          "Refused");

  @TempDir static Path folder;
  private static Path journal;
  private static Engine live;
  private static String printedHere;

  static Stream<Variation> variations() {
    return InstalledJava.all().stream()
        .flatMap(java -> VARIATIONS.stream().map(flags -> new Variation(java, flags)));
  }

  /** Takes the first seed from {@link #SEED} on that leads to all that is to be looked at. */
  @BeforeAll
  static void writeJournal() throws IOException {
    long seed = SEED;
    String text = write(seed);
    while (!missing(text).isEmpty()) {
      assertTrue(
          seed < SEED + TRIES, "no journal has all outcomes; the last has no " + missing(text));
      seed++;
      text = write(seed);
    }
    System.out.println("The journal is of seed " + seed);
    Path printed = folder.resolve("printed");
    Files.writeString(printed, text);
    printedHere = Damage.digest(printed);
  }

  private static String write(long seed) {
    journal = folder.resolve("journal-" + seed);
    TestNode node = new TestNode(journal, Durability.MEMORY);
    live = node.engine();
    send(Workload.inLargeWorld(seed), node);
    node.close();
    return Tool.run("print", journal).out();
  }

  private static List<String> missing(String text) {
    return NAMES.stream().filter(name -> !text.contains("Z  " + name + " ")).toList();
  }

  private static void send(Workload workload, TestNode node) {
    Messages messages = new Messages();
    while (live.sequence() < COMMANDS) {
      TimedCommand next = workload.next();
      int template = Replay.templateId(new UnsafeBuffer(next.message()), 0);
      List<byte[]> outcomes =
          MessageKind.of(template) == MessageKind.QUERY
              ? node.query(next.message())
              : node.command(next.timestampNs(), next.message());
      workload.observe(outcomes.stream().map(messages::decode).toList());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("variations")
  void shouldGiveTheSameBytesAndState(Variation variation) throws Exception {
    Path verified = run(variation, "verify", journal.toString(), "--json");
    JsonNode json = new ObjectMapper().readTree(verified.toFile());
    assertEquals(live.sequence(), json.get("sequence").longValue());
    assertEquals(json.get("outcomes"), json.get("loggedOutcomes"));
    assertEquals(COMMANDS / Seal.PAIR_COMMANDS, json.get("sealedHashes").intValue());
    assertEquals(hex(live.outcomeHash()), json.get("outcomeHash").textValue());
    assertEquals(hex(live.stateHash()), json.get("stateHash").textValue());
    assertEquals(hex(live.effectHash()), json.get("effectHash").textValue());
    Path printed = run(variation, "print", journal.toString());
    assertEquals(printedHere, Damage.digest(printed), "the printed pages differ");
  }

  /** Runs the tool in a process of its own and gives what it wrote. */
  private static Path run(Variation variation, String... call) throws Exception {
    List<String> command = variation.java.command(checkout());
    command.addAll(variation.flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ReplayMain.class.getName());
    command.addAll(List.of(call));
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "it hangs");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), Files.readString(out) + Files.readString(err));
    assertEquals("", Files.readString(err));
    return out;
  }

  private static Path checkout() {
    Path path = Path.of("").toAbsolutePath();
    while (!Files.exists(path.resolve("jvm.options"))) {
      path = path.getParent();
    }
    return path;
  }

  private static String hex(long hash) {
    return String.format(Locale.ROOT, "%016x", hash);
  }

  /** One way to run a process. */
  record Variation(InstalledJava java, List<String> flags) {
    @Override
    public String toString() {
      List<String> words = new ArrayList<>(List.of("Java " + java.version()));
      words.addAll(flags);
      return String.join(" ", words);
    }
  }
}
