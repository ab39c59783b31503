package io.croupier.engine.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalClassesTest {
  @ParameterizedTest
  @CsvSource({
    "100, false",
    "101, true",
    "-100, false",
    "-101, true",
    "9223372036854775807, true",
    "-9223372036854775808, true"
  })
  void shouldHaveAdjustmentsOfMoreThanTheLimitUpOrDown(long amount, boolean has) {
    assertEquals(
        has,
        new ApprovalClasses(false, true, 100, false, false, false, false).hasAdjustment(amount));
    assertEquals(
        false,
        new ApprovalClasses(true, false, 100, true, false, false, false).hasAdjustment(amount));
  }
}
