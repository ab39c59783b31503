package io.croupier.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.signature.SignatureVerdict;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class SignatureBenchmarkTest {
  @Test
  void shouldCheckSignaturesThatAreGood() throws GeneralSecurityException {
    SignatureBenchmark signatures = new SignatureBenchmark();
    signatures.sign();
    assertEquals(SignatureVerdict.GOOD, signatures.ed25519());
    assertEquals(SignatureVerdict.GOOD, signatures.hmac());
    assertTrue(signatures.ed25519OfJava());
  }
}
