package io.croupier.demo.chaos;

import io.croupier.demo.supervisor.Facts;
import java.util.List;
import java.util.Map;

/**
 * What came of a round.
 *
 * @param verified what {@code replay verify} says.
 * @param witnessed what {@code replay witness} says.
 * @param audited what the naive model says.
 * @param answered commands, as the gateways counted them.
 * @param findings a sentence each; none: all is well.
 */
record RoundResult(
    Round.Plan plan,
    Facts verified,
    Facts witnessed,
    Facts audited,
    long answered,
    List<String> findings) {

  /** Whether what the gateways saw was compared with the journal. */
  boolean isCompared() {
    return !witnessed.map().isEmpty();
  }

  /** One that did not come to its end. */
  static RoundResult broken(Round.Plan plan, long answered, List<String> findings) {
    Facts nothing = new Facts(Map.of());
    return new RoundResult(plan, nothing, nothing, nothing, answered, findings);
  }
}
