package io.croupier.bench;

import io.croupier.signature.OutcomeSigner;
import io.croupier.signature.ProviderKeys;
import io.croupier.signature.Result;
import io.croupier.signature.ResultKind;
import io.croupier.signature.SignatureCheck;
import io.croupier.signature.SignatureVerdict;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One check of a game provider's signature on a result, as a gateway does it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1)
public class SignatureBenchmark {
  private static final int PROVIDER = 5;

  /** What stands before the 32 bytes of a key of Ed25519 in Java's form of it. */
  private static final String KEY_PREFIX = "302a300506032b6570032100";

  private final byte[] secret = HexFormat.of().parseHex("0b".repeat(OutcomeSigner.KEY_LENGTH));
  private Result byEd25519;
  private Result byHmac;
  private SignatureCheck check;
  private Signature java;

  /** Signs a result in both ways. */
  @Setup(Level.Trial)
  public void sign() throws GeneralSecurityException {
    OutcomeSigner ed25519 = OutcomeSigner.ed25519(secret);
    OutcomeSigner hmac = OutcomeSigner.hmac(secret);
    byEd25519 = signed(ed25519, 1);
    byHmac = signed(hmac, 2);
    List<String> lines = List.of(ed25519.keyLine(PROVIDER, 1), hmac.keyLine(PROVIDER, 2));
    check = new SignatureCheck(ProviderKeys.of(lines, "keys"));
    String hex = lines.get(0).substring(lines.get(0).lastIndexOf(' ') + 1);
    X509EncodedKeySpec key = new X509EncodedKeySpec(HexFormat.of().parseHex(KEY_PREFIX + hex));
    PublicKey publicKey = KeyFactory.getInstance("Ed25519").generatePublic(key);
    java = Signature.getInstance("Ed25519");
    java.initVerify(publicKey);
  }

  private static Result signed(OutcomeSigner signer, int keyId) {
    byte[] hash = new byte[Result.HASH_LENGTH];
    Result result = new Result().of(ResultKind.WIN, PROVIDER, 7).round(1, 2);
    result.transaction(3, 4).win(500);
    return result.proof(hash, signer.sign(result), keyId);
  }

  /** As gateways do it. */
  @Benchmark
  public SignatureVerdict ed25519() {
    return check.check(byEd25519);
  }

  /** The same by Java's own provider. */
  @Benchmark
  public boolean ed25519OfJava() throws GeneralSecurityException {
    java.update(byEd25519.content());
    return java.verify(byEd25519.signature());
  }

  /** As gateways do it. */
  @Benchmark
  public SignatureVerdict hmac() {
    return check.check(byHmac);
  }
}
