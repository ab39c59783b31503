package io.croupier.config;

/**
 * A gateway that may connect, and the key that it shares with the node.
 *
 * @param operator whether it may ask what is for operators only.
 */
public record GatewayEntry(int id, Secret key, boolean operator) {
  /** What the start report shows of it. */
  @Override
  public String toString() {
    return id + " (key " + key + (operator ? ", operator)" : ")");
  }
}
