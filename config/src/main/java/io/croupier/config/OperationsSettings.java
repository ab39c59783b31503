package io.croupier.config;

/**
 * What operators see of a running node.
 *
 * @param endpoint where health, readiness and metrics are told over HTTP; null: nowhere
 */
public record OperationsSettings(Endpoint endpoint) {
  static OperationsSettings read(SettingsReader reader) {
    return new OperationsSettings(reader.endpointOrNone("operations.endpoint"));
  }
}
