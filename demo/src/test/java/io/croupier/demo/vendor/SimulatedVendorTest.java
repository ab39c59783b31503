package io.croupier.demo.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.demo.vendor.GameCall.Kind;
import io.croupier.signature.FairRound;
import io.croupier.signature.OutcomeSigner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatedVendorTest {
  private static final int PROVIDER = 5;
  private static final int GAMES = 2_000;
  private static final VendorTemper WILD = new VendorTemper(5, 0.5, 0.2, 0.2, 0.3, 0.5, 0.2);

  private final OutcomeSigner signer = OutcomeSigner.ed25519(new byte[OutcomeSigner.KEY_LENGTH]);
  private final VendorBooks books = new VendorBooks();
  private final PlainWallet wallet = new PlainWallet(PROVIDER, signer.keyLine(PROVIDER, 1));

  @Test
  void shouldKnowWhatItHasWonWhateverWasLostRepeatedOrUndone() {
    List<GameCall> calls = play(WILD);
    Map<String, Object> report = books.report();
    assertEquals(List.of(), report.get("faults"));
    assertEquals(Map.of("GBP", wallet.net()), report.get("net"));
    assertEquals(wallet.heldBack > 0, (long) report.get("heldBack") > 0);
    assertTrue(wallet.repeated > 100, "bets and wins that came again: " + wallet.repeated);
    assertTrue(wallet.early > 100, "rollbacks that came first: " + wallet.early);
    assertEquals(GAMES, calls.stream().filter(call -> call.kind() == Kind.OVER).count());
  }

  @Test
  void shouldRevealWhatItHasCommittedTo() {
    Map<String, String> commitments = new HashMap<>();
    int revealed = 0;
    for (GameCall call : play(WILD)) {
      if (call.kind() == Kind.COMMIT) {
        commitments.put(call.round(), call.seed());
      } else if (call.kind() == Kind.REVEAL) {
        assertEquals(commitments.get(call.round()), FairRound.commitment(call.seed()));
        revealed++;
      }
    }
    assertTrue(revealed > 100, "revealed " + revealed);
  }

  @Test
  void shouldDoNothingTwiceWhenItIsHonest() {
    List<GameCall> calls = play(new VendorTemper(1, 0, 0, 0, 0, 0, 0));
    assertEquals(0, wallet.repeated);
    assertEquals(0, wallet.heldBack);
    assertEquals(GAMES, calls.stream().filter(call -> call.kind() == Kind.BET).count());
  }

  private List<GameCall> play(VendorTemper temper) {
    SimulatedVendor vendor = new SimulatedVendor(PROVIDER, 1, temper, signer, books, 7);
    List<GameCall> calls = new ArrayList<>();
    for (int i = 0; i < GAMES; i++) {
      vendor.play(new Game(i, 0, "GBP", 100 + i, "seed " + i), 0);
    }
    for (long now = 0; now < 1_000_000_000; now += 100_000) {
      GameCall call = vendor.next(now);
      while (call != null) {
        calls.add(call);
        if (call.kind() != Kind.OVER) {
          vendor.hear(wallet.take(call), now);
        }
        call = vendor.next(now);
      }
    }
    return calls;
  }
}
