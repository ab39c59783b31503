package io.croupier.testkit.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.croupier.protocol.schema.FieldType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns the texts of a scenario into values of fields: money, prices, times and names. */
final class Values {
  private static final Set<String> IN_HUNDREDTHS =
      Set.of(
          "amount",
          "adjustment",
          "optionalAmount",
          "creditAmount",
          "balance",
          "profit",
          "price",
          "optionalPrice");
  private static final Set<String> TIMES =
      Set.of("timestampNs", "optionalTimestampNs", "newTimestampNs");
  private static final List<String> ACCOUNT_FLAGS =
      List.of("locked", "deposit", "bet", "withdraw", "loginLocked", "lockedByRisk");
  private static final List<String> PROFILE_FLAGS =
      List.of(
          "verifyBets",
          "verifyOrders",
          "verifyWithdrawals",
          "keepReviewed",
          "bonusFirst",
          "withdrawalForfeits");
  private static final Map<String, Long> UNITS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L,
          "d", 86_400_000_000_000L);

  private final Map<String, IssuedId> names = new HashMap<>();

  /** Gives a name to an id that the engine has issued. */
  void name(Line line, String name, IssuedId id) {
    if (!name.matches("[a-z][A-Za-z0-9-]*")) {
      throw line.error("a name begins with a small letter: " + name);
    }
    if (names.putIfAbsent(name, id) != null) {
      throw line.error("the name is used already: " + name);
    }
  }

  /** The name that an id has, or the value itself. */
  String nameOf(String field, Object value) {
    for (Map.Entry<String, IssuedId> entry : names.entrySet()) {
      if (entry.getValue().is(field, value)) {
        return entry.getKey();
      }
    }
    return String.valueOf(value);
  }

  /** The value that a text means for a field. */
  Object of(Line line, FieldType field, String text, long now) {
    String type = field.typeName();
    if (type.equals("id128")) {
      return id128(line, text);
    }
    if (type.equals("AccountFlags")) {
      return flags(text, ACCOUNT_FLAGS);
    }
    if (type.equals("ProfileFlags")) {
      return flags(text, PROFILE_FLAGS);
    }
    if (type.equals("currency") || type.equals("seedText")) {
      return text;
    }
    if (TIMES.contains(type) && !text.matches("-?[0-9]+")) {
      return time(line, text, now);
    }
    if (text.matches("-?[0-9]+")) {
      return number(line, text);
    }
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    if (text.matches("-?[0-9]+\\.[0-9]{1,2}") && IN_HUNDREDTHS.contains(type)) {
      return new BigDecimal(text).movePointRight(2).longValueExact();
    }
    return names.containsKey(text) ? (Object) names.get(text).id() : text;
  }

  private static Object number(Line line, String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException tooLong) {
      throw line.error("a number is too large: " + text);
    }
  }

  /** A word is its letters as bytes, so that it can be read in a dump; 32 hex digits are as is. */
  static String id128(Line line, String text) {
    if (text.matches("[0-9a-f]{32}")) {
      return text;
    }
    byte[] letters = text.getBytes(US_ASCII);
    if (letters.length > 16) {
      throw line.error("at most 16 letters fit a 128-bit id: " + text);
    }
    return HexFormat.of().formatHex(Arrays.copyOf(letters, 16));
  }

  private static Map<String, Object> flags(String text, List<String> names) {
    Map<String, Object> flags = new LinkedHashMap<>();
    for (String flag : names) {
      flags.put(flag, Set.of(text.split(",")).contains(flag));
    }
    return flags;
  }

  /** A point in time, or how long after now. */
  static long time(Line line, String text, long now) {
    if (text.startsWith("+")) {
      String unit = text.replaceAll("[+0-9]", "");
      if (!UNITS.containsKey(unit)) {
        throw line.error("a time span ends in one of " + UNITS.keySet() + ": " + text);
      }
      String number = text.substring(1, text.length() - unit.length());
      return now + Long.parseLong(number) * UNITS.get(unit);
    }
    try {
      Instant instant = Instant.parse(text);
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    } catch (java.time.format.DateTimeParseException notATime) {
      throw line.error("a time is +5s or 2026-01-01T12:00:00Z: " + text);
    }
  }
}
