package io.croupier.engine.store;

import static io.croupier.engine.store.Dedupe.Verdict.FRESH;
import static io.croupier.engine.store.Dedupe.Verdict.MISMATCH;
import static io.croupier.engine.store.Dedupe.Verdict.REPEATED;
import static io.croupier.engine.store.Dedupe.Verdict.TOO_OLD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DedupeTest {
  private final Dedupe dedupe = new Dedupe(2, 4);

  @Test
  void shouldTellFreshRepeatedMismatchedAndTooOldApart() {
    dedupe.enter(1, 5, 100, 17, 3);
    assertEquals(
        List.of(REPEATED, MISMATCH, TOO_OLD, FRESH, FRESH),
        List.of(
            dedupe.check(1, 5, 100),
            dedupe.check(1, 5, 101),
            dedupe.check(1, 1, 100),
            dedupe.check(1, 9, 100),
            dedupe.check(2, 5, 100)));
  }

  @Test
  void shouldTellWhereARepeatedCommandWasApplied() {
    dedupe.enter(2, 6, 1, 17, 3);
    assertEquals(List.of(17L, 3L), List.of(dedupe.sequence(2, 6), dedupe.gatewaySequence(2, 6)));
  }

  @Test
  void shouldAcceptIdsInAnyOrderWithinTheWindow() {
    dedupe.enter(1, 8, 1, 1, 1);
    assertEquals(FRESH, dedupe.check(1, 7, 1));
  }
}
