package io.croupier.protocol.schema;

/**
 * One field of a message or of a group's rows.
 *
 * @param name its key in a map
 * @param typeName the schema's type, enumeration, set or composite
 * @param description of this field; for a header's field, of its type
 * @param offset from the start of the message's fixed part, or of the row, in bytes
 * @param length in bytes
 * @param required it may not be left out
 * @param sinceVersion the schema version that brought it; 0 and 1: the first
 * @param codec its form in bytes and in a map
 */
public record FieldType(
    String name,
    String typeName,
    String description,
    int offset,
    int length,
    boolean required,
    int sinceVersion,
    ValueCodec codec) {}
