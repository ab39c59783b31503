package io.croupier.protocol.schema;

import java.util.List;

/**
 * A repeating group of a message.
 *
 * @param maxRows how many rows there may be; 1: in a map the row's fields stand beside the
 *     message's own
 * @param rowLength in bytes, of this schema version
 * @param fields of a row, in their order
 * @param sinceVersion the schema version that brought it; 0 and 1: the first
 */
public record GroupType(
    String name,
    String description,
    int rowLength,
    int maxRows,
    List<FieldType> fields,
    int sinceVersion) {
  /** Whether the fields of its row stand beside the message's own in a map. */
  public boolean isOneRow() {
    return maxRows == 1;
  }
}
