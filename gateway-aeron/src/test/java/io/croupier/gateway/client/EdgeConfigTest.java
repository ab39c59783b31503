package io.croupier.gateway.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.gateway.session.EdgeIdentity;
import io.croupier.gateway.session.GatewayKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeConfigTest {
  private static final GatewayKey KEY = new GatewayKey(1, new byte[16]);

  @Test
  void shouldListenOnTheAddressThatLeadsToTheNode() {
    EdgeConfig config = EdgeConfig.of(KEY, "127.0.0.1:4510");

    assertEquals("127.0.0.1:0", config.ownEndpoint());
    assertEquals(0, config.identity().lastGatewaySequence());
  }

  @Test
  void shouldGoOnWhereItIsTold() {
    EdgeConfig config = EdgeConfig.of(KEY, "127.0.0.1:4510").continuing(3, 77);

    assertEquals(3, config.identity().epoch());
    assertEquals(77, config.identity().lastGatewaySequence());
    assertEquals(KEY, config.identity().key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "localhost:", ":5", "h:70000", "h:5|mtu=9", "a|b:5"})
  void shouldSayHowAnEndpointIsWritten(String endpoint) {
    IllegalArgumentException mistake =
        assertThrows(IllegalArgumentException.class, () -> EdgeConfig.of(KEY, endpoint));

    assertTrue(mistake.getMessage().contains("write host:port"), mistake.getMessage());
  }

  @Test
  void shouldRefuseAWindowThatCannotBe() {
    assertThrows(IllegalArgumentException.class, () -> identity(1000, 256, 0));
    assertThrows(IllegalArgumentException.class, () -> identity(2, 256, 0));
    assertThrows(IllegalArgumentException.class, () -> identity(1024, 16 * 1024 + 1, 0));
    assertThrows(IllegalArgumentException.class, () -> identity(1 << 30, 256, 0));
    assertThrows(IllegalArgumentException.class, () -> identity(1024, 256, -2));
  }

  private static EdgeIdentity identity(int window, int longest, long last) {
    return new EdgeIdentity(KEY, window, longest, 0, last);
  }
}
