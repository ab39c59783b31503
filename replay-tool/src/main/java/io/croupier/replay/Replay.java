package io.croupier.replay;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.croupier.engine.Engine;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.schema.MessageKind;
import io.croupier.protocol.schema.MessageSchema;
import org.agrona.DirectBuffer;

/** An engine that takes the commands of a journal, as the node's did. Owned by one thread. */
final class Replay {
  private final MessageSchema schema;
  private final CommandOutcomes outcomes = new CommandOutcomes();
  private final Engine engine = new Engine(outcomes);

  Replay(MessageSchema schema) {
    this.schema = schema;
  }

  /**
   * Applies one command; {@link #outcomes} are its own then. Refused when its bytes are no command
   * of the schema, or the engine stops at it: nothing further can be applied then.
   */
  void apply(long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    outcomes.clear();
    if (!isCommand(buffer, offset, length)) {
      throw new ReplayException(
          "Command "
              + sequence
              + " is none that this version knows: replay the journal with the version that wrote"
              + " it.");
    }
    try {
      engine.onCommand(sequence, timestampNs, buffer, offset, length);
    } catch (RuntimeException e) {
      outcomes.clear();
      throw new ReplayException(
          "The engine stops at command "
              + sequence
              + " ("
              + (e.getMessage() == null ? e.toString() : e.getMessage())
              + "): replay the journal with the version that wrote it, and report the command.",
          e);
    }
  }

  Engine engine() {
    return engine;
  }

  /** Of the last command. */
  CommandOutcomes outcomes() {
    return outcomes;
  }

  /** Whether these bytes are exactly one command of the schema. */
  boolean isCommand(DirectBuffer buffer, int offset, int length) {
    return schema.lengths().exactLength(buffer, offset, length) == length
        && MessageKind.of(templateId(buffer, offset)) == MessageKind.COMMAND;
  }

  /** The template id of the message at an offset. */
  static int templateId(DirectBuffer buffer, int offset) {
    int at = offset + MessageHeaderDecoder.templateIdEncodingOffset();
    return buffer.getShort(at, LITTLE_ENDIAN) & 0xFFFF;
  }
}
