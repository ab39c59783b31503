package io.croupier.demo.supervisor;

import java.util.ArrayList;
import java.util.List;

/** What has to agree at the end of a demo; each disagreement is a sentence. */
final class Verdict {
  private final DemoResult result;
  private final List<String> differences = new ArrayList<>();

  private Verdict(DemoResult result) {
    this.result = result;
  }

  /** Everything that does not agree; empty when all does. */
  static List<String> differences(DemoResult result) {
    Verdict verdict = new Verdict(result);
    verdict.judgeStreams();
    verdict.judgeAudits();
    verdict.judgeJournal();
    verdict.judgeMoney();
    verdict.judgeBooks();
    verdict.judgeCasino();
    return verdict.differences;
  }

  private void judgeStreams() {
    for (Facts report : result.reports()) {
      String fault = report.facts("stream").text("fault");
      expect(fault.isEmpty(), fault);
    }
    expect(
        result.away().size() == result.options().kills(),
        "The node was killed %d times, not %d.",
        result.away().size(),
        result.options().kills());
  }

  private void judgeAudits() {
    for (int i = 0; i < result.audits().size(); i++) {
      Facts seen = result.reports().get(i).facts("stream");
      Facts again = result.audits().get(i);
      expect(
          seen.text("digest").equals(again.text("digest")),
          "Gateway %d saw %d outcomes, and others when it asked for them again.",
          i + 1,
          seen.number("outcomes"));
    }
  }

  private void judgeJournal() {
    expect(
        result.verified().isTrue("sound"),
        "The journal is not sound: %s",
        result.verified().text("finding"));
    expect(
        result.live().number("sequence") == result.verified().number("sequence"),
        "The node stood at command %d, the replay at %d.",
        result.live().number("sequence"),
        result.verified().number("sequence"));
    expect(
        result.live().text("stateHash").equals(result.verified().text("stateHash")),
        "The node's state hash was %s, the replay's is %s.",
        result.live().text("stateHash"),
        result.verified().text("stateHash"));
  }

  private void judgeMoney() {
    Balances balances = result.balances();
    balances
        .sums()
        .forEach((currency, sum) -> expect(sum == 0, "%s adds up to %d.", currency, sum));
    for (String currency : balances.currencies()) {
      long paid =
          result.money("paidIn").getOrDefault(currency, 0L)
              - result.money("paidOut").getOrDefault(currency, 0L);
      long cleared = -balances.of(currency, "PAYMENT_CLEARING");
      expect(
          paid == cleared,
          "The gateways saw %d %s paid in and not out, the ledger %d.",
          paid,
          currency,
          cleared);
      long wallets = result.money("wallets").getOrDefault(currency, 0L);
      expect(
          wallets == balances.customers(currency),
          "The live wallets held %d %s, the replayed ones %d.",
          wallets,
          currency,
          balances.customers(currency));
      long kept =
          result.fixedOdds().staked().getOrDefault(currency, 0L)
              - result.fixedOdds().returned().getOrDefault(currency, 0L);
      expect(
          kept == balances.of(currency, "BOOK"),
          "The gateways saw %d %s bet at fixed odds and not returned, the ledger %d.",
          kept,
          currency,
          balances.of(currency, "BOOK"));
    }
  }

  private void judgeBooks() {
    differences.addAll(result.imported().texts("differences"));
    expect(
        result.imported().number("crossing") == 0,
        "%d orders of the recording cross its own book.",
        result.imported().number("crossing"));
  }

  private void judgeCasino() {
    for (Facts vendor : result.books()) {
      differences.addAll(vendor.texts("faults"));
    }
    if (result.books().isEmpty()) {
      return;
    }
    result
        .casinoNet()
        .forEach(
            (currency, net) ->
                expect(
                    net == result.balances().of(currency, "PROVIDER_CLEARING"),
                    "The game vendors won %d %s by their own books, by the ledger %d.",
                    net,
                    currency,
                    result.balances().of(currency, "PROVIDER_CLEARING")));
    Facts signatures = result.verified().facts("signatures");
    expect(
        signatures.number("bad") + signatures.number("unknownKey") == 0,
        "The journal has %d results with wrong signatures.",
        signatures.number("bad") + signatures.number("unknownKey"));
    expect(
        signatures.number("unsigned") == 0,
        "The journal has %d results without signatures.",
        signatures.number("unsigned"));
  }

  private void expect(boolean good, String sentence, Object... values) {
    if (!good) {
      differences.add(values.length == 0 ? sentence : sentence.formatted(values));
    }
  }
}
