package io.croupier.node;

import io.croupier.engine.EngineLimits;
import io.croupier.protocol.BookChangedEncoder;
import io.croupier.protocol.BookChangedEncoder.LevelsEncoder;
import io.croupier.protocol.BookChangedEncoder.RunnersEncoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.SignificantEventEncoder;
import io.croupier.protocol.schema.MessageKind;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;

/** How many bytes outcomes take, from the schema. */
final class OutcomeLengths {
  /** No answer to a query is longer, with the padding in front of it. */
  private static final int LONGEST_ANSWER = 64 * 1024;

  private static final int MOST_RUNNERS = 256;

  private static final int EVENT =
      MessageHeaderDecoder.ENCODED_LENGTH + SignificantEventEncoder.BLOCK_LENGTH;

  private OutcomeLengths() {}

  /** The longest outcome of a command, market data excepted: others with rows answer queries. */
  static int longest(MessageSchema schema) {
    int longest =
        schema.messages().stream()
            .filter(type -> type.kind() == MessageKind.OUTCOME && type.groups().isEmpty())
            .mapToInt(MessageType::blockLength)
            .max()
            .orElseThrow();
    return MessageHeaderDecoder.ENCODED_LENGTH + longest;
  }

  /** The room that one command or query needs in the outcome ring before the engine takes it. */
  static long roomPerCommand(MessageSchema schema, EngineLimits limits) {
    return OutcomeRing.room(limits.outcomesPerCommand(), longest(schema))
        + OutcomeRing.room(limits.eventsPerCommand(), EVENT)
        + marketData(limits)
        + LONGEST_ANSWER;
  }

  /** The market data of a command: each touched level once, each matched runner once. */
  private static long marketData(EngineLimits limits) {
    int message =
        MessageHeaderDecoder.ENCODED_LENGTH
            + BookChangedEncoder.BLOCK_LENGTH
            + RunnersEncoder.HEADER_SIZE
            + LevelsEncoder.HEADER_SIZE;
    long levels = (long) limits.touchedLevels() * LevelsEncoder.sbeBlockLength();
    long runners = limits.matchesPerCommand() + (long) MOST_RUNNERS;
    return OutcomeRing.room(limits.marketDataPerCommand(), message)
        + levels
        + runners * RunnersEncoder.sbeBlockLength();
  }
}
