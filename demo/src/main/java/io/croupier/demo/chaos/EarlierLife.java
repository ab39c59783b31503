package io.croupier.demo.chaos;

import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.DuplicateDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import io.croupier.protocol.witness.WitnessFile;
import io.croupier.protocol.witness.WitnessKind;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/**
 * Where a gateway's witness file ends: how far it was in its stream, and which commands have no
 * answer. Owned by one thread.
 */
final class EarlierLife {
  private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;

  private final MessageHeaderDecoder message = new MessageHeaderDecoder();
  private final CommandHeaderDecoder command = new CommandHeaderDecoder();
  private final OutcomeHeaderDecoder outcome = new OutcomeHeaderDecoder();
  private final Map<Long, byte[]> unanswered = new LinkedHashMap<>();
  private final List<byte[]> heard = new ArrayList<>();
  private int epoch;
  private long lastGatewaySequence;
  private long highestCommandId;
  private int end;

  private EarlierLife() {}

  /** Reads a file; one that is not there tells of no life. */
  static EarlierLife read(Path file) {
    EarlierLife life = new EarlierLife();
    life.end = WitnessFile.open(file).read(life::onRecord);
    return life;
  }

  /** Of the node that it spoke to last; 0: none. */
  int epoch() {
    return epoch;
  }

  /** The highest outcome that it was told. */
  long lastGatewaySequence() {
    return lastGatewaySequence;
  }

  /** The highest id that it gave to a command; 0: none. */
  long highestCommandId() {
    return highestCommandId;
  }

  /** Commands that were not answered, by id, in the order in which they were sent. */
  Map<Long, byte[]> unanswered() {
    return unanswered;
  }

  /** The outcomes that it was told. */
  List<byte[]> heard() {
    return heard;
  }

  /** Where the last whole record ends. */
  int end() {
    return end;
  }

  private void onRecord(
      WitnessKind kind, long timeNs, DirectBuffer buffer, int offset, int length) {
    switch (kind) {
      case CONNECTED -> epoch = buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN);
      case SENT -> onSent(buffer, offset, length);
      case THROWN_AWAY -> unanswered.remove(buffer.getLong(offset, ByteOrder.LITTLE_ENDIAN));
      case HEARD -> onHeard(buffer, offset, length);
    }
  }

  private void onSent(DirectBuffer buffer, int offset, int length) {
    long commandId = command.wrap(buffer, offset + HEADER).commandId();
    highestCommandId = Math.max(highestCommandId, commandId);
    unanswered.put(commandId, copy(buffer, offset, length));
  }

  private void onHeard(DirectBuffer buffer, int offset, int length) {
    outcome.wrap(buffer, offset + HEADER);
    lastGatewaySequence = Math.max(lastGatewaySequence, outcome.gatewaySequence());
    if (outcome.flags().answer()
        && message.wrap(buffer, offset).templateId() != DuplicateDecoder.TEMPLATE_ID) {
      unanswered.remove(outcome.commandId());
    }
    heard.add(copy(buffer, offset, length));
  }

  private static byte[] copy(DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    return bytes;
  }
}
