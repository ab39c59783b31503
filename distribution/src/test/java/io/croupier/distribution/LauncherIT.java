package io.croupier.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher in a checkout of its own, with a Java and a Maven that only say how they are called.
 */
class LauncherIT {
  private static final String MAVEN_WITH_REPORT =
      """
      #!/usr/bin/env bash
      mkdir -p engine/target/surefire-reports distribution/target/lib
      echo '<testsuite name="a" tests="7" errors="1" skipped="2" failures="0">' \
        > engine/target/surefire-reports/TEST-a.xml
      echo "$@" >> maven-calls
      exit %d
      """;

  @TempDir private Path folder;
  private Path checkout;
  private Path tools;
  private Path javas;

  @BeforeEach
  void layOut() throws IOException {
    checkout = Files.createDirectories(folder.resolve("a checkout"));
    tools = Files.createDirectories(folder.resolve("tools"));
    javas = Files.createDirectories(folder.resolve("javas"));
    Files.copy(SourceTree.root().resolve("croupier"), checkout.resolve("croupier"));
    Files.writeString(checkout.resolve("pom.xml"), "");
    Files.createDirectories(checkout.resolve("engine/src/main"));
    Files.writeString(checkout.resolve("engine/pom.xml"), "");
    for (String tool :
        List.of(
            "awk",
            "bash",
            "cat",
            "dirname",
            "env",
            "find",
            "flock",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sort",
            "tee",
            "touch")) {
      linkTool(tool);
    }
  }

  @Test
  void shouldTellWhatItCanDo() throws Exception {
    Result result = launch("--help");
    assertEquals(0, result.code);
    assertTrue(result.text.contains("./croupier demo"), result.text);
  }

  @Test
  void shouldRefuseAnUnknownSubcommand() throws Exception {
    Result result = launch("dance");
    assertEquals(2, result.code);
    assertEquals(
        "croupier: there is no subcommand 'dance'; ./croupier help lists them",
        result.text.strip());
  }

  @Test
  void shouldSayWhatToDoWhenOnlyAnOldJavaIsThere() throws Exception {
    installJava("11.0.2");
    Result result = launch("node");
    assertEquals(2, result.code);
    assertTrue(result.text.contains("no Java 17 or later found; install a JDK"), result.text);
  }

  @Test
  void shouldSayWhatToDoWhenMavenIsMissing() throws Exception {
    installJava("17.0.1");
    Result result = launch("node");
    assertEquals(2, result.code);
    assertTrue(result.text.contains("install Maven 3.8 or later"), result.text);
  }

  @Test
  void shouldBuildOnceAndPassTheFlagsAndTheArguments() throws Exception {
    installJava("17.0.1");
    installMaven(0);
    launch("replay", "verify", "some folder");
    Result result = launch("replay", "verify", "some folder");
    assertEquals(0, result.code);
    assertTrue(result.text.contains("<@" + checkout.toRealPath() + "/jvm.options>"), result.text);
    assertTrue(!result.text.contains("jvm-23.options"), result.text);
    assertTrue(
        result.text.contains("<io.croupier.replay.ReplayMain> <verify> <some folder>"),
        result.text);
    assertEquals(1, Files.readAllLines(checkout.resolve("maven-calls")).size());
  }

  @Test
  void shouldAddTheFlagsOfALaterJava() throws Exception {
    installJava("25.0.1");
    installMaven(0);
    assertTrue(launch("demo").text.contains("/jvm-23.options>"));
  }

  @Test
  void shouldTellWhatItCanFuzzAndForHowLong() throws Exception {
    Path tests = Files.createDirectories(checkout.resolve("journal/src/test/java"));
    Files.createFile(tests.resolve("FrameFuzzTest.java"));

    Result unknown = launch("fuzz", "Settings");
    assertEquals(2, unknown.code);
    assertEquals(
        "croupier: no fuzz test is named so; there are FrameFuzzTest", unknown.text.strip());
    Result forever = launch("fuzz", "--time", "forever");
    assertEquals(2, forever.code);
    assertTrue(forever.text.contains("--time needs a number and s, m or h"), forever.text);
  }

  @Test
  void shouldFuzzWhatIsNamedAndTellWhatCameOfIt() throws Exception {
    Path tests = Files.createDirectories(checkout.resolve("journal/src/test/java"));
    Files.createFile(tests.resolve("FrameFuzzTest.java"));
    Files.createFile(tests.resolve("OtherFuzzTest.java"));
    installJava("17.0.1");
    installMaven("printf '#7\\tDONE   cov: 1\\n'");
    Result nothing = launch("fuzz", "Frame");
    assertEquals(0, nothing.code);
    assertEquals("FrameFuzzTest: nothing found in 7 inputs", nothing.lastLine());
    installMaven("echo \"artifact_prefix='a/'; Test unit written to a/crash-1\"; exit 1");
    Result found = launch("fuzz", "Frame");
    assertEquals(1, found.code);
    assertTrue(found.lastLine().startsWith("FrameFuzzTest: FOUND, see "), found.text);
    assertTrue(found.lastLine().endsWith(" and a/crash-1"), found.text);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void shouldNotCallItNothingFoundWhereNothingWasFuzzed(int exitCode) throws Exception {
    Path tests = Files.createDirectories(checkout.resolve("journal/src/test/java"));
    Files.createFile(tests.resolve("FrameFuzzTest.java"));
    installJava("17.0.1");
    installMaven(exitCode);
    Result result = launch("fuzz");
    assertEquals(1, result.code);
    assertTrue(result.lastLine().startsWith("FrameFuzzTest: could not be run, see "), result.text);
  }

  @Test
  void shouldTellWhichChangesNobodyNotices() throws Exception {
    installJava("17.0.1");
    installMaven(
        """
        echo "$@" >> maven-calls
        mkdir -p testkit/target/pit-reports
        for status in KILLED SURVIVED; do
          echo "<mutation status='$status'><mutatedClass>a.$status</mutatedClass>" \\
            "<lineNumber>7</lineNumber><description>a change</description></mutation>"
        done > testkit/target/pit-reports/mutations.xml
        """);
    Result result = launch("mutate", "ledger", "casino.Rounds");
    assertEquals(0, result.code);
    assertEquals("not noticed: a.SURVIVED:7: a change", result.lastLine());
    assertEquals(
        1,
        result.text.lines().filter(line -> line.startsWith("not noticed: ")).count(),
        result.text);
    String call = Files.readString(checkout.resolve("maven-calls"));
    assertTrue(
        call.contains(
            "-Dmutation.classes=io.croupier.engine.ledger.*,io.croupier.engine.casino.Rounds"),
        call);
    installMaven("exit 1");
    assertEquals(1, launch("mutate", "ledger").code);
  }

  @Test
  void shouldSayThatNoSuchPackageIsMutated() throws Exception {
    Result result = launch("mutate", "odds");
    assertEquals(2, result.code);
    assertEquals(
        "croupier: mutate knows no package 'odds'; ./croupier mutate --help tells which it knows",
        result.text.strip());
  }

  @Test
  void shouldAskForHugePagesWhereTheKernelGivesThem() throws Exception {
    Path setting = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    boolean given =
        Files.isReadable(setting)
            && Stream.of("[madvise]", "[always]").anyMatch(Files.readString(setting)::contains);
    installJava("17.0.1");
    installMaven(0);
    assertEquals(given, launch("demo").text.contains("<-XX:+UseTransparentHugePages>"));
  }

  @Test
  void shouldNotStartWhenTheBuildFails() throws Exception {
    installJava("17.0.1");
    installMaven(1);
    Result result = launch("demo");
    assertEquals(1, result.code);
    assertTrue(result.text.contains("the build failed; its log is"), result.text);
  }

  @Test
  void shouldCountTheTestsInTheLastLineAndFailWhenOneFailed() throws Exception {
    installJava("17.0.1");
    installMaven(0);
    Result result = launch("test");
    assertEquals(1, result.code);
    assertEquals("4 passed, 1 failed, 2 skipped", result.lastLine());
  }

  @Test
  void shouldFailWhenNoTestRan() throws Exception {
    installJava("17.0.1");
    installMaven("exit 0");
    Result result = launch("test", "--unit");
    assertEquals(1, result.code);
    assertEquals("0 passed, 0 failed, 0 skipped", result.lastLine());
  }

  @Test
  void shouldRepeatTheTestsOfDeterminismOnALaterJava() throws Exception {
    installJava("17.0.1");
    installJava("25.0.1");
    installMaven(0);
    launch("test", "--java", "17");
    List<String> calls = Files.readAllLines(checkout.resolve("maven-calls"));
    assertEquals(2, calls.size());
    assertTrue(calls.get(1).contains("Determinism*IT"), calls.get(1));
    assertTrue(calls.get(1).contains("jdk-25.0.1/bin/java"), calls.get(1));
    assertTrue(calls.get(1).contains("jvm-23.options"), calls.get(1));
  }

  private Result launch(String... arguments) throws Exception {
    List<String> call = new ArrayList<>(List.of(checkout.resolve("croupier").toString()));
    call.addAll(List.of(arguments));
    File output = folder.resolve("output").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(call).redirectErrorStream(true).redirectOutput(output);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("JAVA_HOME"));
    environment.remove("CROUPIER_JAVA_OPTS");
    environment.put("PATH", tools.toString());
    environment.put("CROUPIER_JAVA_FOLDERS", javas.toString());
    Process process = builder.start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the launcher hangs");
    return new Result(process.exitValue(), Files.readString(output.toPath()));
  }

  private void linkTool(String name) throws IOException {
    for (String place : System.getenv("PATH").split(File.pathSeparator)) {
      Path tool = Path.of(place, name);
      if (Files.isExecutable(tool)) {
        Files.createSymbolicLink(tools.resolve(name), tool);
        return;
      }
    }
  }

  private void installJava(String version) throws IOException {
    Path home = Files.createDirectories(javas.resolve("jdk-" + version));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    String sayArguments = "#!/usr/bin/env bash\nprintf '<%s> ' \"$@\"\n";
    install(home.resolve("bin/java"), sayArguments);
    install(home.resolve("bin/javac"), sayArguments);
  }

  private void installMaven(int exitCode) throws IOException {
    install(tools.resolve("mvn"), MAVEN_WITH_REPORT.formatted(exitCode));
  }

  private void installMaven(String does) throws IOException {
    install(tools.resolve("mvn"), "#!/usr/bin/env bash\n" + does + "\n");
  }

  private static void install(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, script);
    assertTrue(file.toFile().setExecutable(true));
  }

  private record Result(int code, String text) {
    String lastLine() {
      List<String> lines = text.lines().toList();
      return lines.get(lines.size() - 1);
    }
  }
}
