package io.croupier.config;

/** A gateway that may connect, and the key that it shares with the node. */
public record GatewayEntry(int id, Secret key) {
  /** What the start report shows of it. */
  @Override
  public String toString() {
    return id + " (key " + key + ")";
  }
}
