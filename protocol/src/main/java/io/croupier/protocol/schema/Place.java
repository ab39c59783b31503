package io.croupier.protocol.schema;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where in a message something is wrong; makes the sentences about it.
 *
 * @param prefix the row of a group, with a dot, or nothing
 */
record Place(MessageType type, String prefix) {
  /** Refuses a name that is neither a field nor a group. */
  void requireKnown(Object name, List<FieldType> fields, List<GroupType> groups) {
    List<String> names =
        Stream.concat(fields.stream().map(FieldType::name), groups.stream().map(GroupType::name))
            .toList();
    if (!names.contains(name)) {
      String known = String.join(", ", names);
      throw new BadMessageException(
          type.name() + " has no field \"" + prefix + name + "\"; there are " + known + ".");
    }
  }

  BadMessageException missing(FieldType field) {
    return new BadMessageException(
        type.name()
            + " needs \""
            + prefix
            + field.name()
            + "\", "
            + field.codec().expected()
            + ".");
  }

  /** Refuses a row that stands both in its group and beside the message's own fields. */
  BadMessageException twice(GroupType group) {
    return new BadMessageException(
        type.name()
            + " has \""
            + group.name()
            + "\" and its fields beside the message's own too: say them once.");
  }

  BadMessageException wrong(String name, String expected, Object value) {
    return new BadMessageException(
        "\""
            + prefix
            + name
            + "\" of "
            + type.name()
            + " must be "
            + expected
            + ", not "
            + Sentences.quote(value)
            + ".");
  }
}
