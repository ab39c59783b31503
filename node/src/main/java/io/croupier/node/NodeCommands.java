package io.croupier.node;

import io.croupier.protocol.ActorKind;
import io.croupier.protocol.AdvanceTimeEncoder;
import io.croupier.protocol.CommandHeaderEncoder;
import io.croupier.protocol.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes the commands of gateway 0, the node itself, into a buffer that holds the last one. */
final class NodeCommands {
  /** The gateway that the node's own commands come from. */
  static final int GATEWAY = 0;

  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
  private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
  private final AdvanceTimeEncoder advanceTime = new AdvanceTimeEncoder();

  DirectBuffer buffer() {
    return buffer;
  }

  /** Gives the length. */
  int advanceTime(long commandId) {
    advanceTime.wrapAndApplyHeader(buffer, 0, messageHeader);
    header(advanceTime.header(), commandId);
    return MessageHeaderEncoder.ENCODED_LENGTH + AdvanceTimeEncoder.BLOCK_LENGTH;
  }

  /** Writes the header of a command of the node's own. */
  static void header(CommandHeaderEncoder header, long commandId) {
    header
        .edgeTimeNs(0)
        .commandId(commandId)
        .accountId(0)
        .actorId(0)
        .reasonCode(0)
        .gatewayId(GATEWAY)
        .actorKind(ActorKind.NULL_VAL)
        .reserved((short) 0);
  }
}
