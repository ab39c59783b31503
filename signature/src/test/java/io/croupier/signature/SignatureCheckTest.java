package io.croupier.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureCheckTest {
  private static final byte[] SECRET = HexFormat.of().parseHex("0b".repeat(32));
  private static final byte[] GBP = "GBP\0".getBytes(US_ASCII);

  /** What stands before the 32 bytes of a key of Ed25519 in Java's form of it. */
  private static final String KEY_PREFIX = "302a300506032b6570032100";

  private final OutcomeSigner ed25519 = OutcomeSigner.ed25519(SECRET);
  private final OutcomeSigner hmac = OutcomeSigner.hmac(SECRET);
  private final SignatureCheck check =
      new SignatureCheck(
          ProviderKeys.of(List.of(ed25519.keyLine(5, 1), hmac.keyLine(5, 2)), "keys"));

  @Test
  void shouldTakeWhatTheProviderHasSigned() {
    assertEquals(SignatureVerdict.GOOD, check.check(signed(ed25519, 1)));
    assertEquals(SignatureVerdict.GOOD, check.check(signed(hmac, 2)));
  }

  @Test
  void shouldFindEveryByteThatWasChanged() {
    for (OutcomeSigner signer : List.of(ed25519, hmac)) {
      Result result = signed(signer, signer == ed25519 ? 1 : 2);
      for (byte[] part : List.of(result.content(), result.signature())) {
        for (int i = 0; i < part.length; i++) {
          boolean provider = part == result.content() && i >= 20 && i < 24;
          part[i] ^= 1;
          SignatureVerdict expected =
              provider ? SignatureVerdict.UNKNOWN_KEY : SignatureVerdict.BAD;
          assertEquals(expected, check.check(result), "byte " + i);
          part[i] ^= 1;
        }
      }
    }
  }

  @Test
  void shouldNotTakeOneKeyForAnother() {
    assertEquals(SignatureVerdict.BAD, check.check(signed(ed25519, 2)));
    assertEquals(SignatureVerdict.BAD, check.check(signed(hmac, 1)));
    assertEquals(SignatureVerdict.UNKNOWN_KEY, check.check(signed(hmac, 3)));
  }

  @Test
  void shouldTellWhatIsNotSigned() {
    Result end = new Result().of(ResultKind.END, 5, 7).round(1, 2);
    assertEquals(SignatureVerdict.UNSIGNED, check.check(end));
    end.of(ResultKind.END, 6, 7);
    assertEquals(SignatureVerdict.NOT_REQUIRED, check.check(end));
  }

  @Test
  void shouldSignAsJavaChecks() throws GeneralSecurityException {
    String hex = ed25519.keyLine(5, 1).split(" ")[3];
    byte[] encoded = HexFormat.of().parseHex(KEY_PREFIX + hex);
    PublicKey key =
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    Signature java = Signature.getInstance("Ed25519");
    java.initVerify(key);
    Result result = signed(ed25519, 1);
    java.update(result.content());
    assertTrue(java.verify(result.signature()));
  }

  @Test
  void shouldLayOutWhatIsSignedAsDocumented() {
    byte[] hash = new byte[Result.HASH_LENGTH];
    hash[0] = 7;
    Result result = new Result().of(ResultKind.BET_AND_WIN, 5, 8).round(1, 2).game(9, true);
    result.transaction(3, 4).other(5, 6).bet(100, 10, 11).win(500).awardKind(1).currency(GBP);
    result.proof(hash, new byte[0], 0);
    String expected =
        HexFormat.of().formatHex("CroupierOutcome2".getBytes(US_ASCII))
            + "00000004"
            + "00000005"
            + "0000000000000008"
            + "00000000000000010000000000000002"
            + "00000000000000030000000000000004"
            + "00000000000000050000000000000006"
            + "0000000000000009"
            + "0000000000000064"
            + "000000000000000a"
            + "000000000000000b"
            + "00000000000001f4"
            + "47425000"
            + "01"
            + "01"
            + "0000"
            + "07"
            + "00".repeat(31);
    assertEquals(expected, HexFormat.of().formatHex(result.content()));
  }

  @Test
  void shouldSayNothingOfTheResultBefore() {
    Result result = signed(ed25519, 1);
    result.of(ResultKind.END, 5, 7).round(1, 2);
    Result fresh = new Result().of(ResultKind.END, 5, 7).round(1, 2);
    assertArrayEquals(fresh.content(), result.content());
    assertFalse(result.isSigned());
  }

  private static Result signed(OutcomeSigner signer, int keyId) {
    byte[] hash = HexFormat.of().parseHex("c3".repeat(Result.HASH_LENGTH));
    Result result = new Result().of(ResultKind.WIN, 5, 7).round(1, 2);
    result.transaction(3, 4).win(500).currency(GBP);
    result.proof(hash, new byte[0], 0);
    return result.proof(hash, signer.sign(result), keyId);
  }
}
