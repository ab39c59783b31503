package io.croupier.gateway.session;

import io.croupier.protocol.DuplicateDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OutcomeFlagsDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** The outcomes as the gateway gets them: told in order and once, gaps noticed. */
final class EdgeStream {
  private final OutcomeHeaderDecoder header = new OutcomeHeaderDecoder();
  private final EdgeCommands commands;
  private final OutcomeListener listener;
  private long expected;

  EdgeStream(long lastGatewaySequence, EdgeCommands commands, OutcomeListener listener) {
    expected = lastGatewaySequence + 1;
    this.commands = commands;
    this.listener = listener;
  }

  /** The number of the outcome that is to be told next. */
  long expected() {
    return expected;
  }

  void startAfter(long gatewaySequence) {
    expected = gatewaySequence + 1;
  }

  /** Tells an outcome if its turn has come; false when there is a gap in front of it. */
  boolean onOutcome(DirectBuffer buffer, int offset, int length) {
    header.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
    long gatewaySequence = header.gatewaySequence();
    if (gatewaySequence == expected) {
      expected++;
      tell(header.commandId(), header.flags(), buffer, offset, length);
    } else if (gatewaySequence < expected) {
      tellAgain(gatewaySequence, buffer, offset, length);
    }
    return gatewaySequence < expected;
  }

  private void tell(
      long commandId, OutcomeFlagsDecoder flags, DirectBuffer buffer, int offset, int length) {
    boolean answer = false;
    if (commandId != 0 && flags.answer()) {
      if (isDuplicate(buffer, offset)) {
        commands.onDuplicate(commandId);
      } else {
        answer = commands.onAnswer(commandId);
      }
    }
    listener.onOutcome(commandId, answer, buffer, offset, length);
  }

  /** An older outcome: told only when a repeated command waits for its originals. */
  private void tellAgain(long gatewaySequence, DirectBuffer buffer, int offset, int length) {
    long commandId = header.commandId();
    if (commandId == 0 || !commands.takesOriginal(commandId, gatewaySequence)) {
      return;
    }
    boolean answer = header.flags().answer();
    if (header.flags().last()) {
      commands.onAnswer(commandId);
    }
    listener.onOutcome(commandId, answer, buffer, offset, length);
  }

  private static boolean isDuplicate(DirectBuffer buffer, int offset) {
    int field = offset + MessageHeaderDecoder.templateIdEncodingOffset();
    return (buffer.getShort(field, ByteOrder.LITTLE_ENDIAN) & 0xFFFF)
        == DuplicateDecoder.TEMPLATE_ID;
  }
}
