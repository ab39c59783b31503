package io.croupier.protocol.schema;

import java.util.List;

/**
 * A repeating group of a message.
 *
 * @param rowLength in bytes, of this schema version
 * @param fields of a row, in their order
 * @param sinceVersion the schema version that brought it; 0 and 1: the first
 */
public record GroupType(
    String name, String description, int rowLength, List<FieldType> fields, int sinceVersion) {}
