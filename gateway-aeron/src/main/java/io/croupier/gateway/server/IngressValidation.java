package io.croupier.gateway.server;

import io.croupier.protocol.AdvanceTimeDecoder;
import io.croupier.protocol.BadMessageReason;
import io.croupier.protocol.ChallengeAnswerDecoder;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.GenesisDecoder;
import io.croupier.protocol.HeartbeatDecoder;
import io.croupier.protocol.HelloDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.ResendRequestDecoder;
import io.croupier.protocol.schema.MessageKind;
import io.croupier.protocol.schema.MessageLengths;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;
import org.agrona.DirectBuffer;

/**
 * Says what is wrong with a message before any codec touches it. Afterwards template and command id
 * of the last message can be asked for. Allocates nothing. Owned by the ingress thread.
 */
final class IngressValidation {
  private final boolean[] mayCome = new boolean[MessageKind.NOTE.lastId() + 1];
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final CommandHeaderDecoder command = new CommandHeaderDecoder();
  private final MessageLengths lengths;
  private final int schemaId;
  private final int schemaVersion;
  private int template;
  private long commandId;

  IngressValidation(MessageSchema schema) {
    lengths = schema.lengths();
    schemaId = schema.id();
    schemaVersion = schema.version();
    for (MessageType type : schema.messages()) {
      mayCome[type.templateId()] = mayCome(type);
    }
  }

  /** The node itself begins the journal and moves the time; what it says no gateway says. */
  private static boolean mayCome(MessageType type) {
    return switch (type.kind()) {
      case COMMAND ->
          type.templateId() != GenesisDecoder.TEMPLATE_ID
              && type.templateId() != AdvanceTimeDecoder.TEMPLATE_ID;
      case QUERY -> true;
      case OUTCOME, NOTE -> false;
      case SESSION ->
          type.templateId() == HelloDecoder.TEMPLATE_ID
              || type.templateId() == ChallengeAnswerDecoder.TEMPLATE_ID
              || type.templateId() == HeartbeatDecoder.TEMPLATE_ID
              || type.templateId() == ResendRequestDecoder.TEMPLATE_ID;
    };
  }

  /** Null when the message may go on, from whoever has this gateway's session. */
  BadMessageReason check(DirectBuffer buffer, int offset, int length, int gatewayId) {
    BadMessageReason reason = checkFrame(buffer, offset, length);
    if (reason != null || isSessionMessage()) {
      return reason;
    }
    if (command.gatewayId() != gatewayId) {
      return BadMessageReason.GATEWAY;
    }
    boolean inRange = commandId >= 1 && commandId <= CommandHeaderDecoder.commandIdMaxValue();
    return inRange ? null : BadMessageReason.COMMAND_ID;
  }

  /** Null when header, template and length are right. */
  BadMessageReason checkFrame(DirectBuffer buffer, int offset, int length) {
    template = 0;
    commandId = 0;
    if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
      return BadMessageReason.LENGTH;
    }
    header.wrap(buffer, offset);
    if (header.schemaId() != schemaId) {
      return BadMessageReason.SCHEMA;
    }
    template = header.templateId();
    readCommandHeader(buffer, offset, length);
    int version = header.version();
    if (version < 1 || version > schemaVersion) {
      return BadMessageReason.SCHEMA;
    }
    if (template >= mayCome.length || !mayCome[template]) {
      return BadMessageReason.TEMPLATE;
    }
    return lengths.exactLength(buffer, offset, length) == length ? null : BadMessageReason.LENGTH;
  }

  /** Also of a bad command where it can be found, so that its sender learns which one it was. */
  private void readCommandHeader(DirectBuffer buffer, int offset, int length) {
    boolean has = template > 0 && template <= MessageKind.QUERY.lastId();
    if (has
        && length >= MessageHeaderDecoder.ENCODED_LENGTH + CommandHeaderDecoder.ENCODED_LENGTH) {
      command.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
      commandId = command.commandId();
    }
  }

  /** Whether the message is a Hello that can be read, be it of a newer version than ours. */
  boolean isHello(DirectBuffer buffer, int offset, int length) {
    BadMessageReason reason = checkFrame(buffer, offset, length);
    if (reason == BadMessageReason.SCHEMA) {
      return header.schemaId() == schemaId
          && header.templateId() == HelloDecoder.TEMPLATE_ID
          && header.version() > schemaVersion
          && header.blockLength() >= HelloDecoder.BLOCK_LENGTH
          && length >= MessageHeaderDecoder.ENCODED_LENGTH + HelloDecoder.BLOCK_LENGTH;
    }
    return reason == null && template == HelloDecoder.TEMPLATE_ID;
  }

  /** Template id of the last message; 0: unreadable. */
  int template() {
    return template;
  }

  /** Command id of the last message; 0: it has none. */
  long commandId() {
    return commandId;
  }

  boolean isQuery() {
    return template >= MessageKind.QUERY.firstId() && template <= MessageKind.QUERY.lastId();
  }

  boolean isSessionMessage() {
    return template >= MessageKind.SESSION.firstId();
  }
}
