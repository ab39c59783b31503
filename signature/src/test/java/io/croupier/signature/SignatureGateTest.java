package io.croupier.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.protocol.schema.MessageEncoder;
import io.croupier.protocol.schema.MessageSchema;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

class SignatureGateTest {
  private static final MessageSchema SCHEMA = MessageSchema.load();
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] GBP = "GBP\0".getBytes(US_ASCII);
  private static final byte[] HASH = HEX.parseHex("c3".repeat(Result.HASH_LENGTH));

  private final OutcomeSigner signer = OutcomeSigner.ed25519(HEX.parseHex("0b".repeat(32)));
  private final SignatureGate gate =
      new SignatureGate(ProviderKeys.of(List.of(signer.keyLine(5, 1)), "keys"));
  private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();

  @Test
  void shouldLetARightlySignedWinPass() {
    assertNull(refusal(win(5, 500, 1)));
  }

  @Test
  void shouldLetARightlySignedEndPass() {
    Result result = new Result().round(5, 1, 2);
    result.proof(HASH, new byte[0], 0);
    Map<String, Object> end = command("EndRound", 5);
    end.put("outcomeHash", HEX.formatHex(HASH));
    end.put("signature", HEX.formatHex(signer.sign(result)));
    end.put("keyId", 1L);
    assertNull(refusal(end));
  }

  @Test
  void shouldJudgeTheWinThatComesWithItsBet() {
    Map<String, Object> pair = win(5, 500, 1);
    pair.put("command", "DebitCreditRound");
    pair.put("winTransactionId", pair.put("transactionId", "0".repeat(32)));
    pair.put("winAmount", pair.put("amount", 100L));
    pair.put("clientSeed", "a seed");
    pair.put("nonce", 1L);
    assertNull(refusal(pair));
    pair.put("winAmount", 501L);
    assertTrue(refusal(pair).startsWith("Not booked: the signature is not that of key 1"));
  }

  @Test
  void shouldJudgeEachWinAndEndOfAList() {
    Map<String, Object> win = win(5, 500, 1);
    Map<String, Object> proof = new LinkedHashMap<>();
    for (String field : List.of("outcomeHash", "signature", "keyId")) {
      proof.put(field, win.remove(field));
    }
    proof.put("actionNumber", 2L);
    Map<String, Object> action = new LinkedHashMap<>();
    for (String field : List.of("transactionId", "roundId", "amount")) {
      action.put(field, win.remove(field));
    }
    action.put("action", "CREDIT");
    Map<String, Object> bet = new LinkedHashMap<>(action);
    bet.put("action", "DEBIT");
    win.put("command", "ApplyRounds");
    win.put("actions", List.of(bet, action));
    win.put("proofs", List.of(proof));
    assertNull(refusal(win));
    Map<String, Object> end = new LinkedHashMap<>(action);
    end.put("action", "END");
    win.put("actions", List.of(bet, action, end));
    assertEquals("Not booked: provider 5 signs its results, not this one.", refusal(win));
    action.put("amount", 501L);
    assertTrue(refusal(win).startsWith("Not booked: the signature is not that of key 1"));
  }

  @Test
  void shouldHoldBackAWinOfAnotherAmount() {
    Map<String, Object> win = win(5, 500, 1);
    win.put("amount", 50_000L);
    assertTrue(refusal(win).startsWith("Not booked: the signature is not that of key 1"));
  }

  @Test
  void shouldHoldBackWhatAnUnknownKeyHasSigned() {
    assertEquals(
        "Not booked: provider 5 has no key 2; give the operator its public key first.",
        refusal(win(5, 500, 2)));
  }

  @Test
  void shouldHoldBackWhatIsNotSignedOnlyOfAProviderThatHasKeys() {
    assertEquals("Not booked: provider 5 signs its results, not this one.", refusal(unsigned(5)));
    assertNull(refusal(unsigned(6)));
  }

  @Test
  void shouldLetPassWhatBringsNoResult() {
    Map<String, Object> bet = unsigned(5);
    bet.put("command", "DebitRound");
    assertNull(refusal(bet));
  }

  private String refusal(Map<String, Object> command) {
    new MessageEncoder(SCHEMA).encode(SCHEMA.typeOf(command), command, buffer, 3);
    return gate.refusal(buffer, 3);
  }

  private Map<String, Object> win(int provider, long amount, int keyId) {
    Result result = new Result().round(provider, 1, 2).win(3, 4, amount, GBP);
    result.proof(HASH, new byte[0], 0);
    Map<String, Object> win = unsigned(provider);
    win.put("outcomeHash", HEX.formatHex(HASH));
    win.put("signature", HEX.formatHex(signer.sign(result)));
    win.put("keyId", (long) keyId);
    return win;
  }

  private static Map<String, Object> unsigned(int provider) {
    Map<String, Object> win = command("CreditRound", provider);
    win.put("transactionId", "00000000000000030000000000000004");
    win.put("amount", 500L);
    win.put("currency", "GBP");
    return win;
  }

  private static Map<String, Object> command(String name, int provider) {
    Map<String, Object> command = new LinkedHashMap<>();
    command.put("command", name);
    command.put("commandId", 1L);
    command.put("gatewayId", 1L);
    command.put("accountId", 7L);
    command.put("roundId", "00000000000000010000000000000002");
    command.put("providerId", (long) provider);
    return command;
  }
}
