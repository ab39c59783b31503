package io.croupier.replay;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.croupier.engine.Engine;
import io.croupier.engine.KnownVersions;
import io.croupier.engine.outcome.TransactionSink;
import io.croupier.journal.frame.EpochHeader;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.schema.MessageKind;
import io.croupier.protocol.schema.MessageSchema;
import org.agrona.DirectBuffer;

/** An engine that takes the commands of a journal, as the node's did. Owned by one thread. */
final class Replay {
  private final MessageSchema schema;
  private final CommandOutcomes outcomes = new CommandOutcomes();
  private final Engine engine;

  Replay(MessageSchema schema) {
    this(schema, null);
  }

  /** The same with someone who hears of transactions; null: nobody. */
  Replay(MessageSchema schema, TransactionSink transactions) {
    this.schema = schema;
    this.engine = new Engine(outcomes, transactions);
  }

  /** Says which run took the commands that come next. */
  void begin(EpochHeader run) {
    engine.takenBy(new KnownVersions(run.schemaVersion(), run.behaviourVersion()));
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

  /** Answers one command that is skipped; {@link #outcomes} are its own then. */
  void skip(long sequence, DirectBuffer buffer, int offset, int length) {
    outcomes.clear();
    engine.onSkipped(sequence, buffer, offset, length);
  }

  Engine engine() {
    return engine;
  }

  /** Of the last command. */
  CommandOutcomes outcomes() {
    return outcomes;
  }

  /** Whether these bytes are exactly one command of the schema, perhaps behind notes. */
  boolean isCommand(DirectBuffer buffer, int offset, int length) {
    int left = length;
    int exact = schema.lengths().exactLength(buffer, offset, left);
    while (exact > 0 && exact < left && isNote(buffer, offset + length - left)) {
      left -= exact;
      exact = schema.lengths().exactLength(buffer, offset + length - left, left);
    }
    return exact == left
        && MessageKind.of(templateId(buffer, offset + length - left)) == MessageKind.COMMAND;
  }

  private static boolean isNote(DirectBuffer buffer, int offset) {
    return MessageKind.of(templateId(buffer, offset)) == MessageKind.NOTE;
  }

  /** The template id of the message at an offset. */
  static int templateId(DirectBuffer buffer, int offset) {
    int at = offset + MessageHeaderDecoder.templateIdEncodingOffset();
    return buffer.getShort(at, LITTLE_ENDIAN) & 0xFFFF;
  }
}
