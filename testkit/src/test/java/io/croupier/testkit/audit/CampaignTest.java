package io.croupier.testkit.audit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.protocol.BonusState;
import io.croupier.protocol.EventKind;
import io.croupier.protocol.LapseReason;
import io.croupier.protocol.RefusalReason;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Engine and model on seeded random commands; the README says how to run more of them. */
class CampaignTest {
  private static final long COMMANDS = Long.getLong("croupier.campaign", 100_000);
  private static final long SEED = Long.getLong("croupier.seed", 300);

  @Test
  void shouldAgreeWithTheModelOnEveryOutcomeAndBalance() {
    Campaign campaign = new Campaign();
    campaign.run(SEED, COMMANDS);
    Set<String> seen = campaign.seen().keySet();
    assertAll(
        () -> assertEquals(Set.of(), missing(seen, "Refused ", RefusalReason.values())),
        () -> assertEquals(Set.of(), missing(seen, "OrderReduced ", LapseReason.values())),
        () -> assertEquals(Set.of(), missing(seen, "SignificantEvent ", EventKind.values())),
        () -> assertEquals(Set.of(), missing(seen, "BonusChanged ", BonusState.values())),
        () -> assertTrue(seen.contains("BonusChanged COMPLETED of a cashback"), seen::toString),
        () -> assertTrue(seen.contains("BonusChanged COMPLETED of free bets"), seen::toString),
        () -> assertTrue(seen.contains("BetAccepted FREE"), seen::toString),
        () -> assertTrue(seen.contains("RoundChanged WITH BONUS"), seen::toString),
        () -> assertTrue(seen.contains("RoundCredited OF THE HOUSE"), seen::toString),
        () -> assertTrue(seen.contains("TransactionRolledBack OF THE HOUSE"), seen::toString),
        () -> assertTrue(seen.contains("Matched of the house"), seen::toString),
        () -> assertTrue(seen.contains("MarketSettled"), seen::toString));
  }

  /** Reasons that so few commands need not lead to; scenarios and tests of the engine do. */
  private static final Set<String> RARE = Set.of("OrderReduced UNCOVERED");

  /** Reasons that the workload never led to: then it is not what it says it is. */
  private static Set<String> missing(Set<String> seen, String prefix, Enum<?>[] reasons) {
    Set<String> missing = new TreeSet<>();
    for (Enum<?> reason : reasons) {
      missing.add(prefix + reason.name());
    }
    missing.removeAll(seen);
    missing.removeAll(RARE);
    missing.removeAll(Set.of("Refused NONE", prefix + "NULL_VAL", prefix + "SBE_UNKNOWN"));
    return missing;
  }
}
