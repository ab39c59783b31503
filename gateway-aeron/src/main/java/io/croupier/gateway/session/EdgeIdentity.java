package io.croupier.gateway.session;

/**
 * Who a gateway is and where it stands in its stream.
 *
 * @param commandWindow of the node's genesis, a power of two; half of it at most is in flight.
 * @param longestCommand bytes kept for each command in flight.
 * @param epoch of the node it last spoke to; 0: none.
 * @param lastGatewaySequence highest outcome it has seen without a gap; 0: none yet, so all; {@link
 *     #FROM_NOW_ON}.
 */
public record EdgeIdentity(
    GatewayKey key, int commandWindow, int longestCommand, int epoch, long lastGatewaySequence) {

  /** As lastGatewaySequence: only what comes from now on. */
  public static final long FROM_NOW_ON = Greeting.FROM_NOW_ON;

  /** A message is never longer. */
  public static final int LONGEST_COMMAND = 16 * 1024;

  private static final int SMALLEST_WINDOW = 4;

  public EdgeIdentity {
    if (commandWindow < SMALLEST_WINDOW || Integer.bitCount(commandWindow) != 1) {
      throw new IllegalArgumentException(
          "The command window " + commandWindow + " is no power of two from 4 on");
    }
    if (longestCommand < 1 || longestCommand > LONGEST_COMMAND) {
      throw new IllegalArgumentException(
          "The longest command, " + longestCommand + " bytes, is not from 1 to " + LONGEST_COMMAND);
    }
    if ((long) commandWindow / 2 * longestCommand > Integer.MAX_VALUE / 2) {
      throw new IllegalArgumentException(
          "Half a command window of the longest commands is over a gigabyte");
    }
    if (epoch < 0 || lastGatewaySequence < FROM_NOW_ON) {
      throw new IllegalArgumentException("There is no outcome " + lastGatewaySequence);
    }
  }
}
