package io.croupier.protocol.schema;

import java.util.List;

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
    int sinceVersion) {}
