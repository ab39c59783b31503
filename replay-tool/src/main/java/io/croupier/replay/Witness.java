package io.croupier.replay;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.DuplicateDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import io.croupier.protocol.witness.WitnessFile;
import io.croupier.protocol.witness.WitnessKind;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * One gateway's witness file: what it sent, by command id, and what it was told, by number. What
 * contradicts itself is a finding. Owned by one thread.
 */
final class Witness {
  private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;
  private static final long NEVER = Long.MAX_VALUE;

  private final CommandHeaderDecoder command = new CommandHeaderDecoder();
  private final OutcomeHeaderDecoder outcome = new OutcomeHeaderDecoder();
  private final String name;
  private final DirectBuffer bytes;
  private final Long2ObjectHashMap<Sent> sent = new Long2ObjectHashMap<>();
  private final IntArrayList offsets = new IntArrayList();
  private final IntArrayList lengths = new IntArrayList();
  private final Consumer<String> finding;
  private int gatewayId;
  private long retold;
  private long answeredTwice;

  /** A command as it was sent first, and when it was answered. */
  static final class Sent {
    final int offset;
    final int length;
    final long sentNs;
    long answeredNs = NEVER;
    boolean journaled;
    boolean thrownAway;

    Sent(int offset, int length, long sentNs) {
      this.offset = offset;
      this.length = length;
      this.sentNs = sentNs;
    }

    boolean isAnswered() {
      return answeredNs != NEVER;
    }
  }

  /**
   * Reads a file.
   *
   * @param finding hears a sentence for each contradiction.
   */
  Witness(Path path, Consumer<String> finding) {
    this.name = path.getFileName().toString();
    this.finding = finding;
    WitnessFile file = WitnessFile.open(path);
    bytes = file.bytes();
    file.read(this::onRecord);
  }

  int gatewayId() {
    return gatewayId;
  }

  String name() {
    return name;
  }

  /** What was sent under an id; null: nothing. */
  Sent sent(long commandId) {
    return sent.get(commandId);
  }

  /** Everything that was sent. */
  Iterable<Sent> allSent() {
    return sent.values();
  }

  long sentCount() {
    return sent.size();
  }

  /** Commands that the node threw away. */
  long thrownAway() {
    return sent.values().stream().filter(record -> record.thrownAway).count();
  }

  /** Outcomes that were told, numbered from 1 without a gap. */
  int heardCount() {
    return offsets.size();
  }

  /** Outcomes that were told once more. */
  long retoldCount() {
    return retold;
  }

  /** Commands that had a second answer of their own. */
  long answeredTwice() {
    return answeredTwice;
  }

  /** Whether these bytes are the outcome that was told under a number. */
  boolean heard(long number, DirectBuffer buffer, int offset, int length) {
    int place = Math.toIntExact(number - 1);
    return isSame(offsets.getInt(place), lengths.getInt(place), buffer, offset, length);
  }

  /** Whether these bytes are the command as it was sent. */
  boolean isAsSent(Sent record, DirectBuffer buffer, int offset, int length) {
    return isSame(record.offset, record.length, buffer, offset, length);
  }

  private void onRecord(
      WitnessKind kind, long timeNs, DirectBuffer message, int offset, int length) {
    switch (kind) {
      case SENT -> onSent(timeNs, message, offset, length);
      case HEARD -> onHeard(timeNs, message, offset, length);
      case THROWN_AWAY -> onThrownAway(message.getLong(offset, LITTLE_ENDIAN));
      case CONNECTED -> {} // says nothing of the journal
    }
  }

  private void onThrownAway(long commandId) {
    Sent record = sent.get(commandId);
    if (record == null || record.isAnswered()) {
      found(
          "was told that command " + commandId + " is thrown away, which was answered or not sent");
    } else {
      record.thrownAway = true;
    }
  }

  private void onSent(long timeNs, DirectBuffer message, int offset, int length) {
    command.wrap(message, offset + HEADER);
    requireOneGateway(command.gatewayId());
    long id = command.commandId();
    Sent first = sent.get(id);
    if (first == null) {
      sent.put(id, new Sent(offset, length, timeNs));
    } else if (!isAsSent(first, message, offset, length)) {
      found("sent command " + id + " again with other bytes");
    }
  }

  private void onHeard(long timeNs, DirectBuffer message, int offset, int length) {
    outcome.wrap(message, offset + HEADER);
    requireOneGateway(outcome.gatewayId());
    long number = outcome.gatewaySequence();
    if (number <= heardCount()) {
      retold++;
      if (!heard(number, message, offset, length)) {
        found("was told outcome " + number + " again with other bytes");
      }
      return;
    }
    if (number != heardCount() + 1) {
      found("was told outcome " + number + " behind " + heardCount() + ": a gap");
    }
    while (heardCount() < number - 1) {
      offsets.addInt(offset);
      lengths.addInt(0);
    }
    offsets.addInt(offset);
    lengths.addInt(length);
    if (outcome.flags().answer()
        && outcome.commandId() != 0
        && Replay.templateId(message, offset) != DuplicateDecoder.TEMPLATE_ID) {
      onAnswer(outcome.commandId(), timeNs);
    }
  }

  private void onAnswer(long commandId, long timeNs) {
    Sent record = sent.get(commandId);
    if (record == null) {
      found("was told the answer to command " + commandId + ", which it never sent");
    } else if (record.isAnswered()) {
      answeredTwice++;
      found("was told a second answer to command " + commandId);
    } else {
      record.answeredNs = timeNs;
    }
  }

  private void requireOneGateway(int id) {
    if (gatewayId != 0 && gatewayId != id) {
      found("has a message of gateway " + id);
    }
    gatewayId = gatewayId == 0 ? id : gatewayId;
  }

  private void found(String what) {
    finding.accept(name + " " + what);
  }

  private boolean isSame(int at, int atLength, DirectBuffer buffer, int offset, int length) {
    if (atLength != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes.getByte(at + i) != buffer.getByte(offset + i)) {
        return false;
      }
    }
    return true;
  }
}
