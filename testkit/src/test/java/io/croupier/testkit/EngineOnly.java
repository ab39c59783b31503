package io.croupier.testkit;

import io.croupier.protocol.RefusalReason;
import java.util.Set;

/**
 * What the naive model has no rules of: corrections of markets, and fees of makers and takers. The
 * engine's own tests and the scenarios on every other host cover it.
 */
public final class EngineOnly {
  /** Commands that correct a market, one of them in some of its uses. */
  public static final Set<String> COMMANDS =
      Set.of("RemoveRunner", "ResettleMarket", "VoidMarket", "VoidMatches", "VoidRunner");

  /** Reasons that only corrections lead to. */
  public static final Set<RefusalReason> REFUSALS = Set.of(RefusalReason.RUNNER_REMOVED);

  /** Reasons that only corrections lead to, as the campaign names them. */
  public static final Set<String> SEEN_BY_CORRECTIONS =
      Set.of("Refused RUNNER_REMOVED", "OrderReduced RUNNER_VOIDED", "OrderReduced UNCOVERED");

  /** Scenarios of corrections and fees. */
  public static final Set<String> SCENARIOS =
      Set.of(
          "exchange/fees.txt",
          "exchange/kept-markets.txt",
          "exchange/resettlement.txt",
          "exchange/resettlement-slices.txt",
          "exchange/void-matches.txt",
          "exchange/void-runner.txt",
          "exchange/void-settled.txt");

  private EngineOnly() {}
}
