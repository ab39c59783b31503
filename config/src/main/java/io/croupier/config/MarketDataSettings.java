package io.croupier.config;

/**
 * The shared stream of market data.
 *
 * @param endpoint where readers ask to be sent it; null: it is not sent
 */
public record MarketDataSettings(Endpoint endpoint) {
  static MarketDataSettings read(SettingsReader reader) {
    return new MarketDataSettings(reader.endpointOrNone("marketData.endpoint"));
  }
}
