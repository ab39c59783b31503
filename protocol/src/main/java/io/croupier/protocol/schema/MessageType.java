package io.croupier.protocol.schema;

import java.util.List;
import java.util.stream.Stream;

/**
 * One message of the schema.
 *
 * @param blockLength bytes of the fixed part behind the message header, of this schema version
 * @param fields of the fixed part, the header's among them, in their order
 * @param answers names of the outcomes that can be the answer to a command or query, beside {@code
 *     Refused} and {@code Duplicate}; empty for other messages
 * @param sinceVersion the schema version that brought it; 0 and 1: the first
 */
public record MessageType(
    String name,
    int templateId,
    MessageKind kind,
    String description,
    int blockLength,
    List<FieldType> fields,
    List<GroupType> groups,
    List<String> answers,
    int sinceVersion) {
  /** The fields that a map may have: those of the fixed part, and of groups of one row. */
  public List<FieldType> fieldsOfMap() {
    Stream<FieldType> ofRows =
        groups.stream().filter(GroupType::isOneRow).flatMap(group -> group.fields().stream());
    return Stream.concat(fields.stream(), ofRows).toList();
  }
}
