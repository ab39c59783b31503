package io.croupier.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.aeron.Publication;
import org.junit.jupiter.api.Test;

class PressureTest {
  @Test
  void shouldSayWhatEveryResultOfASendAsksFor() {
    assertEquals(Pressure.NONE, Pressure.of(0));
    assertEquals(Pressure.NONE, Pressure.of(Long.MAX_VALUE));
    assertEquals(Pressure.WAIT, Pressure.of(Publication.NOT_CONNECTED));
    assertEquals(Pressure.WAIT, Pressure.of(Publication.BACK_PRESSURED));
    assertEquals(Pressure.WAIT, Pressure.of(Publication.ADMIN_ACTION));
    assertEquals(Pressure.GONE, Pressure.of(Publication.CLOSED));
    assertEquals(Pressure.GONE, Pressure.of(Publication.MAX_POSITION_EXCEEDED));
  }

  @Test
  void shouldStopAtAResultThatIsNotKnown() {
    assertThrows(IllegalStateException.class, () -> Pressure.of(-99));
  }
}
