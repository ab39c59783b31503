package io.croupier.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FairRoundTest {
  private static final String SERVER_SEED =
      "18e93f4a7b5b58d2569765766d1b6c3296bbd8430d6f20249044d72f14720159";

  private final FairRound published = new FairRound(SERVER_SEED, "bb62964774", 1, 0);

  @Test
  void shouldGiveThePublishedOutcomes() {
    String code = HexFormat.of().formatHex(published.code());
    assertEquals("c590d171e39b7040", code.substring(0, 16));
    assertEquals(7_718, published.dice());
    assertEquals(28, published.roulette());
    assertEquals(128, published.limbo());
  }

  @Test
  void shouldCountDrawsWithinABet() {
    assertEquals("bb62964774:1:0", published.message());
    assertEquals("bb62964774:1:5", new FairRound(SERVER_SEED, "bb62964774", 1, 5).message());
  }

  @Test
  void shouldStayWithinTheGames() {
    for (int nonce = 0; nonce < 2_000; nonce++) {
      FairRound fair = new FairRound(SERVER_SEED, "a", nonce, 0);
      assertEquals(true, fair.dice() >= 0 && fair.dice() <= 10_000, "dice");
      assertEquals(true, fair.roulette() >= 0 && fair.roulette() <= 36, "roulette");
      assertEquals(true, fair.limbo() >= 99, "limbo");
    }
  }

  @Test
  void shouldCommitToTheSeedAsText() {
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        FairRound.commitment("abc"));
  }
}
