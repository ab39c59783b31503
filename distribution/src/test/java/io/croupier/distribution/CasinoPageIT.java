package io.croupier.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example of docs/casino.md, as it stands there, and the answers that the page shows. */
class CasinoPageIT {
  private static final String SIGNING = "\n## Sign a result\n";
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "```sh\n(?<call>.*?)```\n(?:\n```(?:json|text)\n(?<answer>.*?)```\n)?", Pattern.DOTALL);

  /** What the page leaves out of every answer, as it says. */
  private static final Set<String> HEADER =
      Set.of(
          "commandSequence",
          "asOfSequence",
          "timestampNs",
          "gatewaySequence",
          "commandId",
          "index",
          "gatewayId",
          "answer",
          "lastForGateway",
          "last");

  private static final Set<Object> NOTHING = Set.of(0, false, "", "0".repeat(32));
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  /** The launcher, as in a checkout that is built. */
  @BeforeEach
  void layOut() throws IOException {
    Path root = SourceTree.root();
    for (String name : List.of("croupier", "jvm.options", "jvm-23.options")) {
      Files.copy(root.resolve(name), folder.resolve(name));
    }
    Files.createDirectories(folder.resolve("engine/src/main"));
    Files.writeString(folder.resolve("engine/pom.xml"), "");
    Files.writeString(folder.resolve("pom.xml"), "");
    Path target = Files.createDirectories(folder.resolve("distribution/target"));
    Files.createSymbolicLink(target.resolve("lib"), root.resolve("distribution/target/lib"));
    Files.writeString(target.resolve("built"), "");
  }

  @Test
  void shouldAnswerAsThePageSays() throws Exception {
    String page = page();
    run(page.substring(0, page.indexOf(SIGNING)));
  }

  @Test
  void shouldSignAsThePageSays() throws Exception {
    assumeTrue(says("OpenSSL 3", "openssl", "version") && says("Python 3", "python3", "--version"));
    String page = page();
    run(page.substring(page.indexOf(SIGNING)));
  }

  private void run(String text) throws Exception {
    List<MatchResult> examples = EXAMPLE.matcher(text).results().toList();
    assertFalse(examples.isEmpty());
    for (MatchResult example : examples) {
      String shown = example.group(2) == null ? "" : example.group(2);
      assertEquals(shown.lines().toList(), answers(example.group(1)), example.group(1));
    }
  }

  private List<String> answers(String call) throws Exception {
    List<String> answers = new ArrayList<>();
    for (String line : call(List.of("bash", "-euc", call)).lines().toList()) {
      answers.add(line.startsWith("{") ? shortened(line) : line);
    }
    return answers;
  }

  private static String shortened(String line) throws IOException {
    Map<String, Object> answer =
        JSON.readValue(line, new TypeReference<LinkedHashMap<String, Object>>() {});
    answer.keySet().removeAll(HEADER);
    answer.values().removeAll(NOTHING);
    return JSON.writeValueAsString(answer);
  }

  /** What a call says on standard output. */
  private String call(List<String> command) throws Exception {
    File out = folder.resolve("out").toFile();
    File err = folder.resolve("err").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out)
            .redirectError(err);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it hangs: " + command);
    assertEquals(0, process.exitValue(), Files.readString(err.toPath()));
    return Files.readString(out.toPath());
  }

  private boolean says(String beginning, String... command) {
    try {
      return call(List.of(command)).startsWith(beginning);
    } catch (Exception e) {
      return false; // it is not installed
    }
  }

  private static String page() {
    return String.join("\n", SourceTree.lines(SourceTree.root().resolve("docs/casino.md"))) + "\n";
  }
}
