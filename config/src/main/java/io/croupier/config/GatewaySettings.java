package io.croupier.config;

import java.time.Duration;

/** How gateways are treated. */
public record GatewaySettings(Duration timeout) {
  static GatewaySettings read(SettingsReader reader) {
    return new GatewaySettings(
        reader.duration("gateway.timeout", Duration.ofMillis(50), Duration.ofMinutes(1)));
  }
}
