package io.croupier.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import net.openhft.chronicle.core.Jvm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChronicleRuntimeTest {
  @AfterEach
  void restoreHandlers() {
    Jvm.resetExceptionHandlers();
  }

  @Test
  void shouldHandErrorsThatChronicleOnlyLogsToTheListener() {
    List<String> errors = new ArrayList<>();
    ChronicleRuntime.reportErrorsTo((message, thrown) -> errors.add(message + thrown));
    Jvm.error().on(getClass(), "broken ", new IllegalStateException("store"));
    Jvm.debug().on(getClass(), "a detail");
    assertEquals(List.of("broken java.lang.IllegalStateException: store"), errors);
  }

  @Test
  void shouldNotCarryTheLibraryThatReportsHome() {
    assertThrows(
        ClassNotFoundException.class,
        () -> Class.forName("net.openhft.chronicle.analytics.Analytics"));
  }
}
