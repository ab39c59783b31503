package io.croupier.config;

/** Where the node is found. */
public record NodeSettings(Endpoint endpoint) {
  static NodeSettings read(SettingsReader reader) {
    return new NodeSettings(reader.text("node.endpoint", "host:port", Endpoint::parse));
  }
}
