package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.protocol.MarketStatus;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketTransitionTest {
  @ParameterizedTest
  @CsvSource({
    "OPEN_MARKET, INACTIVE SUSPENDED, OPEN",
    "SUSPEND, OPEN, SUSPENDED",
    "TURN_IN_PLAY, OPEN SUSPENDED, OPEN",
    "CLOSE, OPEN SUSPENDED, CLOSED",
    "SETTLE, CLOSED, CLOSED",
    "VOID, INACTIVE OPEN SUSPENDED CLOSED, CLOSED"
  })
  void shouldAllowWhatTheTableOfTheRulesAllows(
      MarketTransition transition, String from, MarketStatus target) {
    String allowed =
        Arrays.stream(MarketStatus.values())
            .filter(MarketTransitionTest::isStatus)
            .filter(transition::isAllowedFrom)
            .map(MarketStatus::name)
            .collect(Collectors.joining(" "));

    assertEquals(from, allowed);
    assertEquals(target, transition.target());
  }

  private static boolean isStatus(MarketStatus value) {
    return value != MarketStatus.NULL_VAL && value != MarketStatus.SBE_UNKNOWN;
  }
}
