package io.croupier.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MistakesTest {
  private static final String KEY = "000102030405060708090a0b0c0d0e0f";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("my.conf");
  }

  @Test
  void shouldReportAllMistakesAtOnceWithFileAndLine() throws IOException {
    assertMistakes(
        """
        pipeline {
          batch = many
          ringSlots = 1000
          topologie = compact
        }
        clock.tick = 1
        journal.fileSize = 2GiB
        node.endpoint = localhost
        """,
        "my.conf:2: pipeline.batch must be a whole number from 1 to 65,536, not many.",
        "my.conf:3: pipeline.ringSlots must be a power of two from 128 to 4,194,304, not 1000.",
        "my.conf:4: there is no setting pipeline.topologie; did you mean pipeline.topology?",
        "my.conf:6: clock.tick must be a duration from 100us to 1s, not 1.",
        "my.conf:7: journal.fileSize must be a size from 1MiB to 1GiB, not 2GiB.",
        "my.conf:8: node.endpoint must be host:port, not localhost.");
  }

  @Test
  void shouldNameTheNearestSettingInOtherGroupsTooAndNoneWhenNoneIsNear() throws IOException {
    assertMistakes(
        "topology = compact\nbananas = 3\npipline.batch = 3",
        "my.conf:1: there is no setting topology; did you mean pipeline.topology?",
        "my.conf:2: there is no setting bananas.",
        "my.conf:3: there is no setting pipline.batch; did you mean pipeline.batch?");
  }

  @Test
  void shouldRefuseAValueForAGroupAndAGroupForAValue() throws IOException {
    assertMistakes(
        "pipeline = 3\ngenesis { currencies { code = GBP } }\nclock.tick { a = 1 }\njournal = null",
        "my.conf:1: pipeline must be a group of settings { ... }.",
        "my.conf:2: genesis.currencies must be a list [ { ... } ].",
        "my.conf:3: clock.tick must be a duration from 100us to 1s, not {a=1}.",
        "my.conf:4: journal must be a group of settings { ... }.");
  }

  @Test
  void shouldRefuseNullAndListsForPlainValues() throws IOException {
    assertMistakes(
        "pipeline.batch = null\npipeline.topology = [a]\ndata = \"\"",
        "my.conf:1: pipeline.batch must be a whole number from 1 to 65,536, not null.",
        "my.conf:2: pipeline.topology must be one of auto, compact, split, dedicated, not [a].",
        "my.conf:3: data must be a path, not .");
  }

  @Test
  void shouldSayThatBandsMakeNoLadder() throws IOException {
    assertMistakes(
        "genesis { customLadder = [{ upper = 300, step = 7 }] }",
        "my.conf:1: genesis.customLadder must be 1 to 32 bands, each above the one before and a"
            + " whole number of its steps long, the first from 101.");
  }

  @Test
  void shouldNameTheRowOfAListAndNeverRepeatAKey() throws IOException {
    assertMistakes(
        """
        gateways = [
          { id = 0, key = "%1$s" }
          { id = 1, key = "%1$sx" }
          { id = 2, key = "0001", name = "me" }
          { id = 3 }
          { id = 4, key = "%1$s", keyFile = a }
          { id = 5, keyFile = nowhere }
          { key = "%1$s" }
          "%1$s"
        ]
        """
            .formatted(KEY),
        "my.conf:2: gateways[0].id must be a whole number from 1 to 65,534, not 0.",
        "my.conf:3: gateways[1].key must be an even number of hex digits, 32 or more.",
        "my.conf:4: gateways[2].name does not exist; there are id, key, keyFile, operator.",
        "my.conf:4: gateways[2].key must be an even number of hex digits, 32 or more.",
        "my.conf:5: gateways[3].id needs either key or keyFile beside it.",
        "my.conf:6: gateways[4].id needs either key or keyFile beside it.",
        "my.conf:7: gateways[5].keyFile names nowhere, which must be a file with an even number of"
            + " hex digits, 32 or more.",
        "my.conf:8: gateways[6].id is missing: it must be a whole number from 1 to 65,534.",
        "my.conf:9: gateways[7] must be { ... }.");
  }

  @Test
  void shouldReportWhatDoesNotFitTogether() throws IOException {
    assertMistakes(
        """
        pipeline.batch = 512
        pipeline.ringSlots = 256
        genesis.outcomesPerCommand = 7127
        genesis.gateways = 2
        gateways = [{ id = 1, key = "%1$s" }, { id = 1, key = "%1$s" }, { id = 3, key = "%1$s00" }]
        """
            .formatted(KEY),
        "my.conf:1: pipeline.batch must not be more than pipeline.ringSlots, here 256, not 512.",
        "my.conf:3: genesis.outcomesPerCommand must be at least 4 x workPerCommand + 3 x"
            + " matchesPerCommand + 128, here 7128, not 7127.",
        "my.conf:5: gateways names gateway 1 twice.",
        "my.conf:5: gateways gives gateway 1 the key of another one.",
        "my.conf:5: gateways names gateway 3, but genesis.gateways allows ids up to 2.");
  }

  @Test
  void shouldReportAContradictionWhereItWasSaidAndNotAtTheDefault() throws IOException {
    assertMistakes(
        "genesis { workPerCommand = 2000, outcomesPerCommand = 65534 }",
        "my.conf:1: pipeline.outcomeRingSize must have room for twice genesis.outcomesPerCommand,"
            + " and for them and the market data of a command, here 33553408 bytes, not"
            + " 16777216.");
  }

  @Test
  void shouldReportAnAddressOfMarketDataThatNobodyCouldUse() throws IOException {
    assertMistakes(
        "node.endpoint = \"localhost:4600\"\nmarketData.endpoint = \"localhost:4600\"",
        "my.conf:2: marketData.endpoint must have another port than node.endpoint, both are"
            + " localhost:4600.");
    assertMistakes(
        "marketData.endpoint = \"localhost:0\"",
        "my.conf:1: marketData.endpoint must be host:port, port 1 or more, or \"\" for none, not"
            + " localhost:0.");
  }

  @Test
  void shouldReportLimitsOfGenesisThatTheEngineCannotHold() throws IOException {
    assertMistakes(
        """
        genesis.gateways = 65534
        genesis.currencies = [
          { code = GBP, decimals = 2 }
          { code = gbp, decimals = 5 }
        ]
        genesis.accounts = 16777216
        """,
        "my.conf:1: genesis.gateways times genesis.commandWindow must be at most 268,435,456, not"
            + " 4294836224.",
        "my.conf:4: genesis.currencies[1].code must be three capital letters, not gbp.",
        "my.conf:4: genesis.currencies[1].decimals must be a whole number from 0 to 4, not 5.",
        "my.conf:6: genesis.accounts must be a whole number from 1 to 16,777,215, not 16777216.");
    assertMistakes(
        "genesis.currencies = []",
        "my.conf:1: genesis.currencies must be 1 to 64 currencies, not 0.");
    assertMistakes(
        "genesis.currencies = [{ code = GBP, decimals = 2 }, { code = GBP, decimals = 2 }]",
        "my.conf:1: genesis.currencies names GBP twice.");
  }

  @Test
  void shouldNotReportAContradictionOfAValueThatIsWrongByItself() throws IOException {
    assertMistakes(
        "pipeline.batch = 0\npipeline.ringSlots = 7",
        "my.conf:1: pipeline.batch must be a whole number from 1 to 65,536, not 0.",
        "my.conf:2: pipeline.ringSlots must be a power of two from 128 to 4,194,304, not 7.");
  }

  @Test
  void shouldReportTheLineOfAFileThatCannotBeParsed() throws IOException {
    String mistake = mistakes("clock {\n  tick = 1ms\n").get(0);
    assertEquals(true, mistake.startsWith("my.conf:3: "), mistake);
  }

  @Test
  void shouldReportAnEnvironmentVariableThatIsNotSet() throws IOException {
    String mistake = mistakes("\ndata = ${CROUPIER_NOT_SET}").get(0);
    assertEquals(true, mistake.startsWith("my.conf:2: "), mistake);
    assertEquals(true, mistake.contains("CROUPIER_NOT_SET"), mistake);
  }

  @Test
  void shouldReportAFileThatIsNotThere() {
    SettingsException e =
        assertThrows(
            SettingsException.class, () -> Settings.load(file, List.of(), new Properties()));
    assertEquals(file + ": there is no such file, or it may not be read.", e.getMessage());
  }

  @Test
  void shouldNameTheOptionOrPropertyThatIsWrong() {
    Properties properties = new Properties();
    properties.setProperty("croupier.clock.tik", "1ms");
    List<String> options = List.of("pipeline.batch=0", "nonsense", "a..b=1", "gateways=[{");
    SettingsException e =
        assertThrows(SettingsException.class, () -> Settings.load(null, options, properties));
    List<String> mistakes = e.mistakes().stream().map(Mistake::toString).toList();
    assertEquals(5, mistakes.size(), e.getMessage());
    assertEquals("--set nonsense: this must be KEY=VALUE.", mistakes.get(0));
    assertEquals(true, mistakes.get(1).startsWith("--set a..b: "), mistakes.get(1));
    assertEquals(true, mistakes.get(2).startsWith("--set gateways: "), mistakes.get(2));
    assertEquals(
        "--set pipeline.batch: pipeline.batch must be a whole number from 1 to 65,536, not 0.",
        mistakes.get(3));
    assertEquals(
        "-Dcroupier.clock.tik: there is no setting clock.tik; did you mean clock.tick?",
        mistakes.get(4));
  }

  private void assertMistakes(String text, String... expected) throws IOException {
    List<String> mistakes = mistakes(text);
    assertEquals(
        String.join("\n", List.of(expected).stream().sorted().toList()),
        String.join("\n", mistakes.stream().sorted().toList()));
    assertFalse(String.join("", mistakes).contains(KEY));
  }

  private List<String> mistakes(String text) throws IOException {
    Files.writeString(file, text);
    SettingsException e =
        assertThrows(
            SettingsException.class, () -> Settings.load(file, List.of(), new Properties()));
    return e.mistakes().stream()
        .map(mistake -> mistake.toString().replace(folder + "/", ""))
        .toList();
  }
}
