package io.croupier.demo.edge;

import io.croupier.protocol.DepositedDecoder;
import io.croupier.protocol.MatchedDecoder;
import io.croupier.protocol.WithdrawalChangedDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a gateway has seen, counted once for each outcome of its stream. */
public final class Tally {
  private final Map<String, Long> refusals = new TreeMap<>();
  private final Map<String, Long> paidIn = new TreeMap<>();
  private final Map<String, Long> paidOut = new TreeMap<>();
  private final Latencies latencies = new Latencies();
  private long commands;
  private long queries;
  private long matched;
  private long busy;
  private long disconnects;

  void onAnswer(Outcome outcome, boolean query, long latencyNs) {
    latencies.record(latencyNs);
    if (query) {
      queries++;
      return;
    }
    commands++;
    switch (outcome.templateId()) {
      case DepositedDecoder.TEMPLATE_ID -> add(paidIn, outcome);
      case WithdrawalChangedDecoder.TEMPLATE_ID -> {
        if (outcome.text("state").equals("PAID")) {
          add(paidOut, outcome);
        }
      }
      default -> {
        if (outcome.isRefused()) {
          refusals.merge(outcome.text("reason"), 1L, Long::sum);
        }
      }
    }
  }

  void onOutcome(Outcome outcome) {
    matched += outcome.templateId() == MatchedDecoder.TEMPLATE_ID ? 1 : 0;
  }

  void onBusy() {
    busy++;
  }

  void onDisconnected() {
    disconnects++;
  }

  public long commands() {
    return commands;
  }

  /** Matches have two sides; each side is counted by the gateway that placed its order. */
  public Map<String, Object> report() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("commands", commands);
    report.put("queries", queries);
    report.put("matchedSides", matched);
    report.put("busy", busy);
    report.put("disconnects", disconnects);
    report.put("refusals", refusals);
    report.put("paidIn", paidIn);
    report.put("paidOut", paidOut);
    report.put("latencies", latencies.text());
    return report;
  }

  private static void add(Map<String, Long> sums, Outcome outcome) {
    sums.merge(outcome.text("currency"), outcome.number("amount"), Long::sum);
  }
}
