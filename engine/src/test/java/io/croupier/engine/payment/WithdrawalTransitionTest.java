package io.croupier.engine.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.protocol.WithdrawalState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table of withdrawals against the one that docs/rules.md prints. */
class WithdrawalTransitionTest {
  private static final Set<WithdrawalState> STATES =
      EnumSet.range(WithdrawalState.REQUESTED, WithdrawalState.EXPIRED);

  @Test
  void shouldBeTheTableThatTheRulesPrint() throws IOException {
    List<String> printed =
        Files.readAllLines(Path.of("../docs/rules.md")).stream()
            .dropWhile(line -> !line.startsWith("| From | to |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(
                line ->
                    line.replace(", by ReturnPayout alone, which comes from no other state", ""))
            .toList();
    assertEquals(table(), printed);
  }

  private static List<String> table() {
    List<String> table = new ArrayList<>();
    for (WithdrawalState from : STATES) {
      List<String> targets = new ArrayList<>();
      for (WithdrawalTransition transition : WithdrawalTransition.values()) {
        if (transition.isAllowedFrom(from)) {
          targets.add(transition.target().name());
        }
      }
      if (!targets.isEmpty()) {
        table.add("| " + from + " | " + String.join(", ", targets) + " |");
      }
    }
    return table;
  }

  @Test
  void shouldEndEveryWithdrawalInAFinalState() {
    for (WithdrawalState state : STATES) {
      boolean leadsOn = false;
      for (WithdrawalTransition transition : WithdrawalTransition.values()) {
        boolean isReturn = transition == WithdrawalTransition.RETURN;
        leadsOn |= !isReturn && transition.isAllowedFrom(state);
      }
      assertEquals(!leadsOn, WithdrawalTransition.isFinal(state), state::name);
    }
  }

  @Test
  void shouldReturnOnlyWhatWasPaid() {
    for (WithdrawalState state : STATES) {
      boolean paid = state == WithdrawalState.PAID;
      assertEquals(paid, WithdrawalTransition.RETURN.isAllowedFrom(state), state::name);
    }
    assertTrue(WithdrawalTransition.isFinal(WithdrawalTransition.RETURN.target()));
    assertFalse(WithdrawalTransition.RETURN.isAllowedFrom(WithdrawalState.FAILED));
  }
}
