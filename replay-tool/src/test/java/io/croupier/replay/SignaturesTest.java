package io.croupier.replay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.signature.OutcomeSigner;
import io.croupier.signature.Result;
import io.croupier.signature.ResultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignaturesTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] HASH = HEX.parseHex("c3".repeat(Result.HASH_LENGTH));
  private static final byte[] GBP = "GBP\0".getBytes(US_ASCII);
  private static final long ACCOUNT = 0x1000001;
  private static final String ROUND = "72310000000000000000000000000000";
  private static final String ID = "0000000000000000000000000000000";

  @TempDir Path folder;

  private final OutcomeSigner signer = OutcomeSigner.ed25519(HEX.parseHex("0b".repeat(32)));
  private Path journal;
  private Path keys;

  @BeforeEach
  void prepare() throws IOException {
    journal = folder.resolve("journal");
    keys = folder.resolve("keys.txt");
    Files.write(keys, List.of(signer.keyLine(5, 1)));
  }

  @Test
  void shouldCountWhatEverySignatureIs() throws IOException {
    write(
        win(500, 1, 500),
        win(700, 1, 700),
        "> RegisterProvider provider=6",
        "> DebitRound account=alice provider=6 round=r1 amount=1.00 currency=GBP",
        "> CreditRound account=alice provider=6 round=r1 amount=1.00 currency=GBP");
    Tool tool = Tool.run("verify", journal, "--signatures", keys);
    assertEquals(0, tool.code(), tool.out());
    assertEquals(
        "2 good, 0 bad, 0 of an unknown key, 0 missing; 1 of providers without keys",
        tool.fact("signatures"));
    JsonNode json = json("--signatures", keys);
    assertEquals(
        "{\"good\":2,\"bad\":0,\"unknownKey\":0,\"unsigned\":0,\"notRequired\":1,\"findings\":[],"
            + "\"moreFindings\":0}",
        json.get("signatures").toString());
  }

  @Test
  void shouldFindAWinOfAnotherAmountThanWasSigned() {
    write(win(500, 1, 501));
    Tool tool = Tool.run("verify", journal, "--signatures", keys);
    assertEquals(1, tool.code());
    String finding = tool.fact("finding");
    String what = "the signature of game provider 5 over the win of round " + ROUND;
    assertTrue(finding.contains(what + " is not that of its key 1"), finding);
    assertEquals(
        "NOT SIGNED AS IT MUST BE: see the findings; the journal itself is sound",
        tool.fact("verdict"));
    assertEquals(0, Tool.run("verify", journal).code());
  }

  @Test
  void shouldFindWhatAProviderWithKeysHasNotSigned() {
    String round = " account=alice provider=5 round=r1";
    String money = " amount=1.00 currency=GBP";
    for (String unsigned :
        List.of(
            "> CreditRound" + round + money,
            "> EndRound" + round,
            "> DebitRound" + round + money + " roundEnded=true",
            "> DebitCreditRound" + round + money + " winAmount=0 winTransaction=w1",
            "> ApplyRounds account=alice provider=5 currency=GBP actions=END::r1",
            "> Award" + round + money + " awardKind=PRIZE")) {
      journal = folder.resolve(unsigned.split(" ")[1]);
      write(unsigned);
      Tool tool = Tool.run("verify", journal, "--signatures", keys);
      assertEquals(1, tool.code(), tool.out());
      String finding = tool.fact("finding");
      assertTrue(finding.startsWith("command 6: game provider 5 has keys"), finding);
      assertTrue(finding.contains(" of round " + ROUND), finding);
      assertTrue(tool.fact("signatures").contains(" 1 missing"), tool.out());
    }
  }

  @Test
  void shouldTellEverythingThatIsNotSignedAsItMustBe() throws IOException {
    write(
        win(500, 1, 501),
        win(700, 9, 700),
        "> ApplyRounds account=alice provider=5 currency=GBP actions=CREDIT:w1:r1:1.00,"
            + "END::r1");
    Tool tool = Tool.run("verify", journal, "--signatures", keys);
    assertEquals(1, tool.code());
    assertEquals(
        List.of("command 6", "command 7", "command 8", "command 8"),
        tool.lines().stream()
            .filter(line -> line.startsWith("finding "))
            .map(line -> line.replaceAll("finding +|:.*", ""))
            .toList());
    JsonNode json = json("--signatures", keys);
    assertTrue(json.get("sound").booleanValue());
    assertFalse(json.has("finding"));
    JsonNode findings = json.get("signatures").get("findings");
    assertEquals(4, findings.size());
    assertEquals(7, findings.get(1).get("sequence").intValue());
    assertTrue(findings.get(1).get("sentence").textValue().contains("has no key 9"));
  }

  @Test
  void shouldSayHowManyMoreThereAreThanItTells() throws IOException {
    String ends = "END::r1" + ",END::r1".repeat(15);
    String list = "> ApplyRounds account=alice provider=5 currency=GBP actions=" + ends;
    int lists = SignatureCount.MOST_FINDINGS / 16 + 1;
    write(
        Collections.nCopies(lists, List.of(list, "! NO_CHANGE")).stream()
            .flatMap(List::stream)
            .toArray(String[]::new));
    long more = 16L * lists - SignatureCount.MOST_FINDINGS;
    List<String> findings =
        Tool.run("verify", journal, "--signatures", keys).lines().stream()
            .filter(line -> line.startsWith("finding "))
            .toList();
    assertEquals(SignatureCount.MOST_FINDINGS + 1, findings.size());
    String last = findings.get(SignatureCount.MOST_FINDINGS);
    assertTrue(last.endsWith("and " + more + " more, which are not told"), last);
    JsonNode signatures = json("--signatures", keys).get("signatures");
    assertEquals(SignatureCount.MOST_FINDINGS, signatures.get("findings").size());
    assertEquals(more, signatures.get("moreFindings").longValue());
  }

  @Test
  void shouldKeepABrokenJournalApartFromWhatIsNotSigned() throws IOException {
    write(win(500, 1, 501), "> AdvanceTime", "> AdvanceTime");
    Path file = TestJournals.file(journal, 1, "commands", 0);
    Damage.flip(file, Damage.frameOf(file, 7) + 40);
    Tool tool = Tool.run("verify", journal, "--signatures", keys);
    assertTrue(tool.fact("verdict").startsWith("NOT SOUND: "), tool.out());
    assertTrue(tool.fact("finding").startsWith("command 6: "), tool.out());
    JsonNode json = json("--signatures", keys);
    assertFalse(json.get("sound").booleanValue());
    assertEquals(7, json.get("finding").get("sequence").intValue());
    assertEquals(1, json.get("signatures").get("findings").size());
  }

  @Test
  void shouldFindARollbackThatNobodyHasSigned() {
    write("> RollbackTransaction account=alice provider=5 referenceTransaction=" + ID + "1");
    String finding = Tool.run("verify", journal, "--signatures", keys).fact("finding");
    assertTrue(finding.contains("not signed the rollback of transaction " + ID + "1"), finding);
  }

  @Test
  void shouldFindAKeyThatIsNotInTheFile() {
    write(win(500, 9, 500));
    Tool tool = Tool.run("verify", journal, "--signatures", keys);
    assertEquals(1, tool.code());
    assertTrue(tool.fact("finding").contains("has no key 9 of game provider 5"), tool.out());
    assertTrue(tool.fact("signatures").startsWith("0 good, 0 bad, 1 of an unknown key"));
  }

  @Test
  void shouldCheckWithTheKeysThatTheSettingsName() throws IOException {
    write(win(500, 9, 500));
    Path config = Files.writeString(folder.resolve("my.conf"), "providerKeys = keys.txt");
    Tool tool = Tool.run("verify", journal, "--config", config);
    assertTrue(tool.fact("finding").contains("has no key 9 of game provider 5"), tool.out());
    Files.writeString(config, "providerKey = 5");
    assertEquals(2, Tool.run("verify", journal, "--config", config).code());
  }

  @Test
  void shouldRefuseSettingsThatNameNoKeys() throws IOException {
    write(win(500, 9, 500));
    for (String text : List.of("", "providerKeys = \"\"")) {
      Path config = Files.writeString(folder.resolve("my.conf"), text);
      Tool tool = Tool.run("verify", journal, "--config", config);
      assertEquals(2, tool.code(), tool.out());
      assertTrue(tool.err().contains(config + " sets no providerKeys"), tool.err());
    }
  }

  @Test
  void shouldCallABadFileOfKeysAMistake() throws IOException {
    write();
    Files.write(keys, List.of("nonsense"));
    Tool tool = Tool.run("verify", journal, "--signatures", keys);
    assertEquals(2, tool.code());
    assertTrue(tool.err().contains("line 1: a key is a provider's number"), tool.err());
  }

  private JsonNode json(Object... options) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("verify", journal, "--json"));
    arguments.addAll(List.of(options));
    return new ObjectMapper().readTree(Tool.run(arguments.toArray()).out());
  }

  private void write(String... wins) {
    List<String> begin =
        List.of(
            "> RegisterProvider provider=5",
            "account alice GBP 100.00",
            "> DebitRound account=alice provider=5 round=r1 amount=1.00 currency=GBP");
    TestJournals.write(journal, Stream.concat(begin.stream(), List.of(wins).stream()).toList());
  }

  /** A win in round r1 of provider 5, signed as one of perhaps another amount. */
  private String win(long amount, int keyId, long signedAmount) {
    String transaction = ID + (amount == 500 ? 5 : 7);
    long round = HexFormat.fromHexDigitsToLong("7231000000000000");
    Result result = new Result().of(ResultKind.WIN, 5, ACCOUNT).round(round, 0);
    result.transaction(0, amount == 500 ? 5 : 7).win(signedAmount).currency(GBP);
    result.proof(HASH, new byte[0], 0);
    return "> CreditRound account=alice provider=5 round=r1 transaction="
        + transaction
        + " amount="
        + CurrencyTable.major(amount, 2)
        + " currency=GBP outcomeHash="
        + HEX.formatHex(HASH)
        + " signature="
        + HEX.formatHex(signer.sign(result))
        + " keyId="
        + keyId;
  }
}
