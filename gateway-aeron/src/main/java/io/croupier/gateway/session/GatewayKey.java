package io.croupier.gateway.session;

import java.util.Arrays;

/**
 * A gateway that may connect, and the key that it shares with the node.
 *
 * @param gatewayId 1 to 65,534.
 * @param key at least 16 bytes; never printed.
 * @param operator whether the node answers it what is for operators only; the node's side decides.
 */
public record GatewayKey(int gatewayId, byte[] key, boolean operator) {
  public static final int SHORTEST_KEY = 16;
  private static final int HIGHEST_GATEWAY_ID = 65_534;

  public GatewayKey {
    if (gatewayId < 1 || gatewayId > HIGHEST_GATEWAY_ID) {
      throw new IllegalArgumentException(
          "Gateway id " + gatewayId + " is not from 1 to " + HIGHEST_GATEWAY_ID);
    }
    if (key.length < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "The key of gateway " + gatewayId + " is shorter than " + SHORTEST_KEY + " bytes");
    }
    key = key.clone();
  }

  public GatewayKey(int gatewayId, byte[] key) {
    this(gatewayId, key, false);
  }

  @Override
  public byte[] key() {
    return key.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GatewayKey that
        && gatewayId == that.gatewayId
        && operator == that.operator
        && Arrays.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return gatewayId;
  }

  @Override
  public String toString() {
    return "gateway " + gatewayId;
  }
}
