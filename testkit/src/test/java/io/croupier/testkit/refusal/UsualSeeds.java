package io.croupier.testkit.refusal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Commitments to server seeds in each state that some command is refused for. */
final class UsualSeeds {
  static final String SEED = "a server seed";
  static final String NEW_ROUND = Fixture.id128(0x4001);
  static final String COMMITTED = Fixture.id128(0x4002);
  static final String PLAYED = Fixture.id128(0x4003);
  static final String CLOSED = Fixture.id128(0x4004);
  static final String REVEALED = Fixture.id128(0x4005);

  private final Fixture world;

  UsualSeeds(Fixture world) {
    this.world = world;
  }

  void make() {
    world.accepted("CommitSeed", commitment("alice", COMMITTED, SEED));
    play(PLAYED);
    play(CLOSED);
    end(CLOSED);
    play(REVEALED);
    end(REVEALED);
    world.accepted("RevealSeed", reveal("alice", REVEALED));
  }

  private void play(String round) {
    world.accepted("CommitSeed", commitment("alice", round, SEED));
    world.accepted("DebitRound", bet("alice", round));
  }

  private void end(String round) {
    world.accepted("EndRound", "accountId", "alice", "providerId", 1, "roundId", round);
  }

  static Object[] commitment(String account, String round, String seed) {
    return new Object[] {
      "accountId", account, "providerId", 1, "roundId", round, "serverSeedHash", hash(seed)
    };
  }

  static Object[] reveal(String account, String round) {
    return new Object[] {
      "accountId", account, "providerId", 1, "roundId", round, "serverSeed", SEED
    };
  }

  static Object[] bet(String account, String round) {
    return with(UsualWorld.bet(account, round), "clientSeed", "a client seed", "nonce", 1);
  }

  static Object[] with(Object[] fields, Object... more) {
    return Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toArray();
  }

  static String hash(String seed) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(seed.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
