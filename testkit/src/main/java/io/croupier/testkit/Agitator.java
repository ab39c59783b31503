package io.croupier.testkit;

import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.schema.BadMessageException;
import io.croupier.protocol.schema.FieldType;
import io.croupier.protocol.schema.GroupType;
import io.croupier.protocol.schema.MessageType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes bad input of good: each field of a valid command in turn becomes 0, -1, the least and the
 * greatest number, an unknown id, and whatever ids of others it is given. What comes of it must be
 * a refusal that leaves the effect hash alone, or be legal.
 */
public final class Agitator {
  private static final long UNKNOWN = 999_999;
  private static final byte[] UNNAMED = {77, (byte) 0xFF};
  private static final List<Long> NUMBERS =
      List.of(
          0L,
          -1L,
          1L,
          UNKNOWN,
          (1L << 53) - 1,
          1L << 53,
          (long) Integer.MIN_VALUE,
          (long) Integer.MAX_VALUE,
          65_535L,
          Long.MIN_VALUE,
          Long.MAX_VALUE);
  private static final List<String> TEXTS =
      List.of("", "XXX", "gbp", "0".repeat(32), "f".repeat(32));

  /** Kept as evidence; no rule reads them. */
  private static final Set<String> ONLY_RECORDED =
      Set.of("edgeTimeNs", "reasonCode", "deviceHash", "ipHash", "method", "caseRef");

  /** What the node never lets pass: ids of commands and gateways out of their ranges. */
  private static final Set<String> CHECKED_AT_INGRESS =
      Set.of("commandId", "gatewayId", "commandSequence", "asOfSequence");

  private final Messages messages;

  public Agitator(Messages messages) {
    this.messages = messages;
  }

  /**
   * All variants of a command that differ in one field, of its own or of a row of one of its
   * groups.
   *
   * @param others ids and texts of other objects, stale ones too
   */
  public List<byte[]> variants(Map<String, Object> command, List<Object> others) {
    List<byte[]> variants = new ArrayList<>();
    MessageType type = messages.type(command);
    for (FieldType field : type.fieldsOfMap()) {
      if (ONLY_RECORDED.contains(field.name())) {
        add(variants, command, field.name(), 1L);
      } else if (!CHECKED_AT_INGRESS.contains(field.name())) {
        values(field, others).forEach(value -> add(variants, command, field.name(), value));
        addUnnamed(variants, command, field, MessageHeaderEncoder.ENCODED_LENGTH);
      }
    }
    type.groups().forEach(group -> addRows(variants, command, type, group, others));
    return variants;
  }

  /** No row, one row twice, and its last row wrong in every way. */
  private void addRows(
      List<byte[]> variants,
      Map<String, Object> command,
      MessageType type,
      GroupType group,
      List<Object> others) {
    if (!(command.get(group.name()) instanceof List<?> rows) || rows.isEmpty()) {
      return;
    }
    Map<?, ?> last = (Map<?, ?>) rows.get(rows.size() - 1);
    List<Object> twice = new ArrayList<>(rows);
    twice.add(last);
    add(variants, command, group.name(), List.of());
    add(variants, command, group.name(), twice);
    int row = messages.encode(command).length - group.rowLength();
    boolean isAtTheEnd = group.equals(type.groups().get(type.groups().size() - 1));
    for (FieldType field : group.fields()) {
      for (Object value : values(field, others)) {
        Map<Object, Object> changed = new LinkedHashMap<>(last);
        changed.put(field.name(), value);
        List<Object> all = new ArrayList<>(rows);
        all.set(rows.size() - 1, changed);
        add(variants, command, group.name(), all);
      }
      if (isAtTheEnd) {
        addUnnamed(variants, command, field, row);
      }
    }
  }

  private static List<Object> values(FieldType field, List<Object> others) {
    List<Object> values = new ArrayList<>(NUMBERS);
    values.addAll(TEXTS);
    if (field.typeName().toLowerCase(Locale.ROOT).contains("id")) {
      values.addAll(others);
    }
    return values;
  }

  /** A number that no name of an enum has, and the one that stands for none. */
  private void addUnnamed(
      List<byte[]> variants, Map<String, Object> command, FieldType field, int start) {
    if (field.length() == 1) {
      for (byte number : UNNAMED) {
        byte[] variant = messages.encode(command);
        variant[start + field.offset()] = number;
        variants.add(variant);
      }
    }
  }

  private void add(List<byte[]> variants, Map<String, Object> command, String name, Object value) {
    Map<String, Object> variant = new LinkedHashMap<>(command);
    variant.put(name, value);
    try {
      variants.add(messages.encode(variant));
    } catch (BadMessageException doesNotFitTheField) {
      // A number for a text, or one too large for its bytes: there are no such bytes.
    }
  }
}
