package io.croupier.demo.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.demo.edge.Latencies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final long SEQUENCE = 77;

  private final Map<String, Object> stream = new HashMap<>(Map.of("outcomes", 9, "digest", "d"));
  private final Map<String, Object> role =
      new HashMap<>(
          Map.of(
              "paidIn", Map.of("GBP", 1_000),
              "paidOut", Map.of("GBP", 300),
              "wallets", Map.of("GBP", 690)));
  private final Map<String, Object> live =
      new HashMap<>(Map.of("sequence", SEQUENCE, "stateHash", "ab"));
  private final Map<String, Object> verified =
      new HashMap<>(Map.of("sequence", SEQUENCE, "stateHash", "ab", "sound", true));
  private final Map<String, Object> audit = new HashMap<>(Map.of("digest", "d"));
  private final Map<String, Long> ledger =
      new HashMap<>(Map.of("PAYMENT_CLEARING", -700L, "CASH", 690L, "COMMISSION", 10L));
  private final List<Facts> books = new ArrayList<>();
  private final List<Long> away = new ArrayList<>(List.of(1_500L));
  private long sum;

  @Test
  void shouldAgreeWhenAllAgrees() {
    assertEquals(List.of(), differences());
  }

  @Test
  void shouldSayWhatAStreamLacks() {
    stream.put("fault", "Outcome 3 of gateway 1 is wrong.");
    assertEquals(List.of("Outcome 3 of gateway 1 is wrong."), differences());
  }

  @Test
  void shouldSayThatAStreamToldAgainIsAnother() {
    audit.put("digest", "e");
    assertEquals(
        List.of("Gateway 1 saw 9 outcomes, and others when it asked for them again."),
        differences());
  }

  @Test
  void shouldSayThatTheReplayEndsElsewhere() {
    verified.put("sequence", 78);
    verified.put("stateHash", "cd");
    assertEquals(
        List.of(
            "The node stood at command 77, the replay at 78.",
            "The node's state hash was ab, the replay's is cd."),
        differences());
  }

  @Test
  void shouldSayThatTheJournalIsNotSound() {
    verified.put("sound", false);
    verified.put("finding", "a gap");
    assertEquals(List.of("The journal is not sound: a gap"), differences());
  }

  @Test
  void shouldSayThatACurrencyDoesNotAddUpToZero() {
    sum = 5;
    assertEquals(List.of("GBP adds up to 5."), differences());
  }

  @Test
  void shouldSayThatTheLedgerKnowsOfOtherPayments() {
    ledger.put("PAYMENT_CLEARING", -800L);
    assertEquals(
        List.of("The gateways saw 700 GBP paid in and not out, the ledger 800."), differences());
  }

  @Test
  void shouldSayThatTheWalletsAreNotTheReplayedOnes() {
    ledger.put("HELD_ROUND", 1L);
    assertEquals(List.of("The live wallets held 690 GBP, the replayed ones 691."), differences());
  }

  @Test
  void shouldSayThatTheBookOfFixedOddsHoldsSomethingElse() {
    role.put("fixedOdds", Map.of("staked", Map.of("GBP", 50), "returned", Map.of("GBP", 20)));
    ledger.put("BOOK", 31L);
    assertEquals(
        List.of("The gateways saw 30 GBP bet at fixed odds and not returned, the ledger 31."),
        differences());
  }

  @Test
  void shouldSayThatTheNodeWasNotKilledAsAsked() {
    away.clear();
    assertEquals(List.of("The node was killed 0 times, not 1."), differences());
  }

  @Test
  void shouldSayWhereABookIsNotTheRecordedOne() {
    role.put("differences", List.of("Line 4."));
    role.put("crossing", 2);
    assertEquals(
        List.of("Line 4.", "2 orders of the recording cross its own book."), differences());
  }

  @Test
  void shouldSayThatTheGameVendorsWonSomethingElse() {
    ledger.put("PROVIDER_CLEARING", 40L);
    verified.put("signatures", Map.of("good", 3, "bad", 1, "unknownKey", 0, "unsigned", 2));
    books.add(new Facts(Map.of("net", Map.of("GBP", 41), "faults", List.of("A fault."))));
    assertEquals(
        List.of(
            "A fault.",
            "The game vendors won 41 GBP by their own books, by the ledger 40.",
            "The journal has 1 results with wrong signatures.",
            "The journal has 2 results without signatures."),
        differences());
  }

  private List<String> differences() {
    Facts report =
        new Facts(Map.of("stream", stream, "role", role, "latencies", new Latencies().text()));
    return Verdict.differences(
        new DemoResult(
            new DemoOptions(null, 1, 1, 1, 1, 0.5, 1, null),
            "compact",
            List.of(report),
            List.of(new Facts(audit)),
            new Facts(live),
            new Facts(verified),
            new Balances(Map.of("GBP", ledger), Map.of("GBP", sum)),
            books,
            away,
            Map.of()));
  }
}
