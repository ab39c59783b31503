package io.croupier.testkit.audit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Map<String, Object> ACCEPTED =
      Map.of("outcome", "OrderAccepted", "orderId", 7L, "stake", 100L);

  @Test
  void shouldNameTheFieldThatDiffers() {
    Map<String, Object> other = Map.of("outcome", "OrderAccepted", "orderId", 7L, "stake", 101L);
    Difference difference =
        assertThrows(Difference.class, () -> Comparison.check(List.of(ACCEPTED), List.of(other)));
    assertTrue(difference.getMessage().contains("differs in stake: the model says 100"));
  }

  @Test
  void shouldNoticeAnOutcomeTooMany() {
    assertThrows(
        Difference.class, () -> Comparison.check(List.of(ACCEPTED), List.of(ACCEPTED, ACCEPTED)));
  }

  @Test
  void shouldNoticeAFieldThatTheModelDoesNotKnow() {
    Map<String, Object> more =
        Map.of("outcome", "OrderAccepted", "orderId", 7L, "stake", 100L, "price", 200L);
    assertThrows(Difference.class, () -> Comparison.check(List.of(ACCEPTED), List.of(more)));
  }

  @Test
  void shouldTakeZeroAndLeftOutForTheSame() {
    Map<String, Object> zero =
        Map.of("outcome", "OrderAccepted", "orderId", 7L, "stake", 100L, "commandId", 0L);
    assertDoesNotThrow(() -> Comparison.check(List.of(zero), List.of(ACCEPTED)));
  }
}
