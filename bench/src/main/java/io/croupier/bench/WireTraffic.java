package io.croupier.bench;

import io.croupier.protocol.CancelOrderEncoder;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.OrderAcceptedEncoder;
import io.croupier.protocol.OrderReducedEncoder;
import io.croupier.protocol.PlaceOrderEncoder;

/** The traffic of {@code bench wire}: an order that rests, then its cancel, and so on. */
final class WireTraffic {
  /** No message is longer. */
  static final int LONGEST = 256;

  private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

  private WireTraffic() {}

  static boolean isPlace(long number) {
    return (number & 1) == 0;
  }

  /** Length of the message of that number, from 0. */
  static int commandLength(long number) {
    return HEADER
        + (isPlace(number) ? PlaceOrderEncoder.BLOCK_LENGTH : CancelOrderEncoder.BLOCK_LENGTH);
  }

  /** Length of its answer. */
  static int answerLength(long number) {
    return HEADER
        + (isPlace(number) ? OrderAcceptedEncoder.BLOCK_LENGTH : OrderReducedEncoder.BLOCK_LENGTH);
  }
}
