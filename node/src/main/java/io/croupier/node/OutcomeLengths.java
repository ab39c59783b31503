package io.croupier.node;

import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.schema.MessageKind;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;

/** How many bytes outcomes take, from the schema. */
final class OutcomeLengths {
  /** No answer to a query is longer: a book is told with 350 levels of a side at most. */
  private static final int LONGEST_ANSWER = 64 * 1024;

  private OutcomeLengths() {}

  /** The longest outcome of a command; those with rows are answers to queries only. */
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
  static long roomPerCommand(MessageSchema schema, int outcomesPerCommand) {
    return OutcomeRing.room(outcomesPerCommand, longest(schema)) + LONGEST_ANSWER;
  }
}
