package io.croupier.testkit;

import io.croupier.protocol.RefusalReason;
import java.util.Set;

/** What tables of refusals or the naive model lack. */
public final class EngineOnly {
  /** Commands that have no table of refusals. */
  public static final Set<String> COMMANDS =
      Set.of("RemoveRunner", "ResettleMarket", "VoidMarket", "VoidMatches", "VoidRunner");

  /** Reasons that only those lead to. */
  public static final Set<RefusalReason> REFUSALS = Set.of(RefusalReason.RUNNER_REMOVED);

  /** Scenarios of what the model has no rules of: removals. */
  public static final Set<String> SCENARIOS = Set.of("exchange/removal.txt");

  private EngineOnly() {}
}
