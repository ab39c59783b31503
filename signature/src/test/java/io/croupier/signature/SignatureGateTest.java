package io.croupier.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureGateTest {
  private static final MessageSchema SCHEMA = MessageSchema.load();
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] GBP = "GBP\0".getBytes(US_ASCII);
  private static final byte[] HASH = HEX.parseHex("c3".repeat(Result.HASH_LENGTH));
  private static final String ROUND = "00000000000000010000000000000002";
  private static final String ID = "00000000000000030000000000000004";
  private static final String OTHER = "00000000000000050000000000000006";

  private final OutcomeSigner signer = OutcomeSigner.ed25519(HEX.parseHex("0b".repeat(32)));
  private final SignatureGate gate =
      new SignatureGate(ProviderKeys.of(List.of(signer.keyLine(5, 1)), "keys"));
  private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DebitRound",
        "CreditRound",
        "DebitCreditRound",
        "Award",
        "RollbackTransaction",
        "EndRound"
      })
  void shouldLetPassWhatIsRightlySignedAndNothingThatWasChanged(String name) {
    Map<String, Object> command = signed(name, 5, 1);
    assertNull(refusal(command));
    changes(command)
        .forEach(
            (field, other) -> {
              Object was = command.put(field, other);
              assertTrue(
                  refusal(command)
                      .startsWith("Not booked: the signature is not that of key 1 over"),
                  field);
              command.put(field, was);
            });
    List.of("outcomeHash", "signature", "keyId").forEach(command::remove);
    assertTrue(
        refusal(command).startsWith("Not booked: provider 5 signs what it does, and has not"));
    command.put("providerId", 6L);
    assertNull(refusal(command));
  }

  /** Every field of a command that moves money or ends something, as it must not be. */
  private static Map<String, Object> changes(Map<String, Object> command) {
    Map<String, Object> changes = new LinkedHashMap<>();
    command.forEach(
        (field, value) -> {
          switch (field) {
            case "command", "commandId", "gatewayId", "sessionId", "providerId", "keyId" -> {
              // Not signed, or the key is another one then.
            }
            case "currency" -> changes.put(field, "EUR");
            case "awardKind" -> changes.put(field, "PRIZE");
            case "roundEnded" -> {
              // A bet that does not end its round need not be signed; what is signed must be right.
              changes.put(field, false);
            }
            case "outcomeHash",
                "signature",
                "roundId",
                "transactionId",
                "winTransactionId",
                "referenceTransactionId" ->
                changes.put(field, otherHex((String) value));
            default -> changes.put(field, (Long) value + 1);
          }
        });
    return changes;
  }

  private static String otherHex(String hex) {
    return (hex.charAt(0) == 'd' ? 'e' : 'd') + hex.substring(1);
  }

  @Test
  void shouldNotTakeTheSignatureOfOneThingForAnother() {
    Map<String, Object> win = signed("CreditRound", 5, 1);
    Map<String, Object> award = signed("Award", 5, 1);
    award.put("signature", win.get("signature"));
    assertNotNull(refusal(award));
  }

  @Test
  void shouldWantNoSignatureOfABetThatLeavesItsRoundOpen() {
    Map<String, Object> bet = unsigned("DebitRound", 5);
    bet.put("roundEnded", false);
    assertNull(refusal(bet));
    bet.put("clientSeed", "a seed");
    bet.put("nonce", 1L);
    assertNull(refusal(bet));
    bet.put("roundEnded", true);
    assertNotNull(refusal(bet));
    assertNull(refusal(command("CommitSeed", 5)));
  }

  @Test
  void shouldReadTheProofBehindTheSeeds() {
    for (String name : List.of("DebitRound", "DebitCreditRound")) {
      Map<String, Object> bet = signed(name, 5, 1);
      bet.put("clientSeed", "a seed");
      bet.put("nonce", 1L);
      assertNull(refusal(bet));
    }
  }

  @Test
  void shouldJudgeEachActionOfAList() {
    Map<String, Object> win = action(signed("CreditRound", 5, 1), "CREDIT", 2);
    Map<String, Object> last = action(signed("DebitRound", 5, 1), "DEBIT", 3);
    Map<String, Object> end = action(signed("EndRound", 5, 1), "END", 4);
    Map<String, Object> list = command("ApplyRounds", 5);
    list.remove("roundId");
    list.put("currency", "GBP");
    List<Map<String, Object>> proofs = List.of(proof(win), proof(last), proof(end));
    Map<String, Object> bet = new LinkedHashMap<>(last);
    bet.put("roundEnded", false);
    list.put("actions", List.of(bet, win, last, end));
    list.put("proofs", proofs);
    list.put("seeds", List.of(Map.of("clientSeed", "a seed", "nonce", 1L, "actionNumber", 1L)));
    assertNull(refusal(list));
    for (int left = 0; left < 3; left++) {
      int gone = left;
      list.put("proofs", proofs.stream().filter(row -> row != proofs.get(gone)).toList());
      assertTrue(refusal(list).startsWith("Not booked: provider 5 signs what it does"), "" + left);
    }
    list.put("proofs", proofs);
    win.put("amount", 501L);
    assertEquals(
        "Not booked: the signature is not that of key 1 over the win of round "
            + ROUND
            + " as it is stated.",
        refusal(list));
  }

  @Test
  void shouldHoldBackWhatAnUnknownKeyHasSigned() {
    assertEquals(
        "Not booked: provider 5 has no key 2; give the operator its public key first.",
        refusal(signed("CreditRound", 5, 2)));
  }

  @Test
  void shouldSayWhatIsNotSigned() {
    assertEquals(
        "Not booked: provider 5 signs what it does, and has not signed the rollback of transaction "
            + OTHER
            + ".",
        refusal(unsigned("RollbackTransaction", 5)));
  }

  private String refusal(Map<String, Object> command) {
    new MessageEncoder(SCHEMA).encode(SCHEMA.typeOf(command), command, buffer, 3);
    return gate.refusal(buffer, 3);
  }

  private Map<String, Object> signed(String name, int provider, int keyId) {
    Result result = new Result();
    switch (name) {
      case "DebitRound" -> result.of(ResultKind.BET, provider, 7).transaction(3, 4).bet(100, 10, 0);
      case "CreditRound" -> result.of(ResultKind.WIN, provider, 7).transaction(3, 4).win(500);
      case "DebitCreditRound" -> {
        result.of(ResultKind.BET_AND_WIN, provider, 7).transaction(3, 4).other(5, 6);
        result.bet(100, 10, 0).win(500);
      }
      case "Award" -> result.of(ResultKind.AWARD, provider, 7).transaction(3, 4).win(500);
      case "RollbackTransaction" ->
          result.of(ResultKind.ROLLBACK, provider, 7).transaction(3, 4).other(5, 6);
      default -> result.of(ResultKind.END, provider, 7);
    }
    if (!name.equals("RollbackTransaction")) {
      result.round(1, 2);
    }
    if (!List.of("RollbackTransaction", "EndRound").contains(name)) {
      result.game(9, !name.equals("Award")).currency(GBP);
    }
    result.proof(HASH, new byte[0], 0);
    Map<String, Object> command = unsigned(name, provider);
    command.put("outcomeHash", HEX.formatHex(HASH));
    command.put("signature", HEX.formatHex(signer.sign(result)));
    command.put("keyId", (long) keyId);
    return command;
  }

  private static Map<String, Object> unsigned(String name, int provider) {
    Map<String, Object> command = command(name, provider);
    if (name.equals("RollbackTransaction")) {
      command.remove("roundId");
      command.put("transactionId", ID);
      command.put("referenceTransactionId", OTHER);
    } else if (!name.equals("EndRound")) {
      command.put("transactionId", ID);
      command.put("gameId", 9L);
      command.put("currency", "GBP");
      command.put("sessionId", 3L);
      boolean bet = name.startsWith("Debit");
      command.put("amount", bet ? 100L : 500L);
      if (bet) {
        command.put("jackpotContribution", 10L);
        command.put("freeRound", 0L);
      }
      if (name.equals("DebitCreditRound")) {
        command.put("winTransactionId", OTHER);
        command.put("winAmount", 500L);
      }
      if (name.equals("Award")) {
        command.put("awardKind", "JACKPOT");
      } else {
        command.put("roundEnded", true);
      }
    }
    return command;
  }

  /** The action of a list that a command is; of what does not stand in a list nothing. */
  private static Map<String, Object> action(
      Map<String, Object> command, String kind, long actionNumber) {
    Map<String, Object> action = new LinkedHashMap<>(command);
    List.of("command", "commandId", "gatewayId", "accountId", "providerId", "currency")
        .forEach(action::remove);
    List.of("sessionId", "freeRound").forEach(action::remove);
    action.putIfAbsent("transactionId", "0".repeat(32));
    action.put("action", kind);
    action.put("actionNumber", actionNumber);
    return action;
  }

  /** Takes the proof out of an action. */
  private static Map<String, Object> proof(Map<String, Object> action) {
    Map<String, Object> proof = new LinkedHashMap<>();
    for (String field : List.of("outcomeHash", "signature", "keyId", "actionNumber")) {
      proof.put(field, action.remove(field));
    }
    return proof;
  }

  private static Map<String, Object> command(String name, int provider) {
    Map<String, Object> command = new LinkedHashMap<>();
    command.put("command", name);
    command.put("commandId", 1L);
    command.put("gatewayId", 1L);
    command.put("accountId", 7L);
    command.put("roundId", ROUND);
    command.put("providerId", (long) provider);
    if (name.equals("CommitSeed")) {
      command.put("serverSeedHash", HEX.formatHex(HASH));
    }
    return command;
  }
}
