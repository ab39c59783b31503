package io.croupier.replay;

import io.croupier.protocol.schema.FieldType;
import io.croupier.protocol.schema.GroupType;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A message as words for people, each field as {@code name=value} with the schema's name: money in
 * major units, prices as decimal odds, times as ISO-8601. Owned by one thread.
 */
final class MessageText {
  private static final Set<String> MONEY =
      Set.of("amount", "optionalAmount", "creditAmount", "balance", "profit", "adjustment");
  private static final Set<String> ABOUT_MONEY =
      Set.of(
          "INSUFFICIENT_FUNDS",
          "EXPOSURE_LIMIT",
          "LIABILITY_LIMIT",
          "INVALID_STAKE",
          "DEPOSIT_LIMIT",
          "STAKE_LIMIT",
          "LOSS_LIMIT",
          "STAKE_CAP",
          "BONUS_MAX_BET",
          "BONUS_WAGERING");
  private static final Set<String> PRICES = Set.of("price", "optionalPrice");
  private static final int PRICE_DECIMALS = 2;
  private static final String STARTING_PRICE = "startingPrice";
  private static final int STARTING_PRICE_DECIMALS = 9;

  /** The schema's times are nanoseconds since 1970, and their types' names say so. */
  private static final String TIME_ENDING = "Ns";

  /** What stands in the columns before the fields. */
  private static final Set<String> IN_COLUMNS = Set.of("commandSequence", "index", "timestampNs");

  private final MessageSchema schema;
  private final CurrencyTable currencies;

  MessageText(MessageSchema schema, CurrencyTable currencies) {
    this.schema = schema;
    this.currencies = currencies;
  }

  /** The fields of a decoded message, in their order; its money is of this currency, or null. */
  String fields(MessageType type, Map<String, Object> message, String currency) {
    List<String> words = new ArrayList<>();
    for (FieldType field : type.fieldsOfMap()) {
      Object value = message.get(field.name());
      if (value != null && !IN_COLUMNS.contains(field.name())) {
        add(words, field, value, message, currency);
      }
    }
    for (GroupType group : type.groups()) {
      if (!group.isOneRow()) {
        words.add(group.name() + "=[" + rows(group, message, currency) + "]");
      }
    }
    return String.join(" ", words);
  }

  private String rows(GroupType group, Map<String, Object> message, String currency) {
    if (!(message.get(group.name()) instanceof List<?> rows)) {
      return "";
    }
    return rows.stream()
        .map(row -> row((Map<?, ?>) row, group, currency))
        .collect(Collectors.joining("; "));
  }

  private String row(Map<?, ?> row, GroupType group, String currency) {
    List<String> words = new ArrayList<>();
    for (FieldType field : group.fields()) {
      Object value = row.get(field.name());
      if (value != null) {
        add(words, field, value, row, currency);
      }
    }
    return String.join(" ", words);
  }

  private void add(
      List<String> words, FieldType field, Object value, Map<?, ?> message, String currency) {
    if (value instanceof Boolean flag && isHeaderFlag(field)) {
      // A flag that is not set says nothing.
      if (flag) {
        words.add(field.name());
      }
    } else {
      words.add(field.name() + "=" + text(field, value, message, currency));
    }
  }

  private String text(FieldType field, Object value, Map<?, ?> message, String currency) {
    if (value instanceof Map<?, ?> choices) {
      return choices.entrySet().stream()
          .filter(choice -> Boolean.TRUE.equals(choice.getValue()))
          .map(choice -> choice.getKey().toString())
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (!(value instanceof Long number)) {
      return value.toString();
    }
    if (isMoney(field, message)) {
      return currencies.text(number, currency);
    }
    if (PRICES.contains(field.typeName())) {
      return CurrencyTable.major(number, PRICE_DECIMALS);
    }
    if (field.typeName().equals(STARTING_PRICE)) {
      return CurrencyTable.major(number, STARTING_PRICE_DECIMALS);
    }
    if (field.typeName().endsWith(TIME_ENDING)) {
      return Timestamps.iso(number);
    }
    return isTemplate(field) ? template(number) : number.toString();
  }

  /**
   * What a message concerns is an id, unless it refuses for an amount that lacks or is too much.
   */
  private static boolean isMoney(FieldType field, Map<?, ?> message) {
    boolean id = field.name().equals("concerns") && !isAboutMoney(message);
    return MONEY.contains(field.typeName()) && !id && !isAboutSeconds(message);
  }

  /** A limit of the session time, and the event of its change, which names no currency. */
  private static boolean isAboutSeconds(Map<?, ?> message) {
    boolean changed = "LIMIT_CHANGED".equals(message.get("kind"));
    boolean noCurrency = message.get("currency") == null || message.get("currency").equals("");
    return "SESSION_TIME".equals(message.get("limitKind")) || changed && noCurrency;
  }

  private static boolean isAboutMoney(Map<?, ?> message) {
    return message.get("reason") instanceof String reason && ABOUT_MONEY.contains(reason);
  }

  private static boolean isHeaderFlag(FieldType field) {
    return field.name().equals("answer") || field.name().equals("lastForGateway");
  }

  private static boolean isTemplate(FieldType field) {
    return field.name().equals("templateId");
  }

  private String template(long templateId) {
    MessageType type = schema.byTemplateId((int) templateId);
    return type == null ? Long.toString(templateId) : type.name();
  }
}
