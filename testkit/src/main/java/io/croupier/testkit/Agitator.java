package io.croupier.testkit;

import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.schema.BadMessageException;
import io.croupier.protocol.schema.FieldType;
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
  private static final byte UNNAMED = 77;
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
   * All variants of a command that differ in one field.
   *
   * @param others ids and texts of other objects, stale ones too
   */
  public List<byte[]> variants(Map<String, Object> command, List<Object> others) {
    List<byte[]> variants = new ArrayList<>();
    for (FieldType field : messages.type(command).fields()) {
      if (ONLY_RECORDED.contains(field.name())) {
        add(variants, command, field, 1L);
      } else if (!CHECKED_AT_INGRESS.contains(field.name())) {
        addAll(variants, command, field, others);
      }
    }
    return variants;
  }

  private void addAll(
      List<byte[]> variants, Map<String, Object> command, FieldType field, List<Object> others) {
    NUMBERS.forEach(number -> add(variants, command, field, number));
    TEXTS.forEach(text -> add(variants, command, field, text));
    if (field.typeName().toLowerCase(Locale.ROOT).contains("id")) {
      others.forEach(other -> add(variants, command, field, other));
    }
    if (field.length() == 1) {
      byte[] unnamed = messages.encode(command);
      unnamed[MessageHeaderEncoder.ENCODED_LENGTH + field.offset()] = UNNAMED;
      variants.add(unnamed);
    }
  }

  private void add(
      List<byte[]> variants, Map<String, Object> command, FieldType field, Object value) {
    Map<String, Object> variant = new LinkedHashMap<>(command);
    variant.put(field.name(), value);
    try {
      variants.add(messages.encode(variant));
    } catch (BadMessageException doesNotFitTheField) {
      // A number for a text, or one too large for its bytes: there are no such bytes.
    }
  }
}
