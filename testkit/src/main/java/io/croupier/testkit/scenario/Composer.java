package io.croupier.testkit.scenario;

import static java.util.Map.entry;

import io.croupier.protocol.schema.FieldType;
import io.croupier.protocol.schema.GroupType;
import io.croupier.protocol.schema.MessageKind;
import io.croupier.protocol.schema.MessageType;
import io.croupier.testkit.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes messages of what the lines of a scenario say, each command with an id of its own. */
final class Composer {
  /** Groups that a line writes as rows {@code GBP:2,JPY:0}, and what stands between the colons. */
  private static final List<String> ACTIONS =
      List.of(
          "action",
          "transactionId",
          "roundId",
          "amount",
          "roundEnded",
          "jackpotContribution",
          "gameId");

  private static final Map<String, List<String>> ROWS =
      Map.ofEntries(
          entry("asianRunners", List.of("asianSide", "handicap")),
          entry(
              "legs",
              List.of(
                  "marketId",
                  "runner",
                  "price",
                  "consent",
                  "priceVersion",
                  "placeDivisor",
                  "places")),
          entry("versions", List.of("priceVersion")),
          entry("stakeCaps", List.of("stakeCap", "currency", "category", "stakeGroup")),
          entry("ruleFour", List.of("upper", "percent")),
          entry(
              "currencies", List.of("currency", "decimals", "minBet", "minPayout", "minLiability")),
          entry("luckyBonuses", List.of("betKind", "oneWinnerFactor", "allWinnersBasisPoints")),
          entry("factors", List.of("runner", "reductionFactor")),
          entry("actions", ACTIONS),
          entry("seeds", List.of("actionNumber", "clientSeed", "nonce")),
          entry("weights", List.of("weight", "category", "providerId", "gameId")),
          entry("customLadder", List.of("upper", "step")));

  private final Messages messages;
  private final Values values;
  private final Map<Long, Long> lastCommandIds = new HashMap<>();
  private int transactions;

  Composer(Messages messages, Values values) {
    this.messages = messages;
    this.values = values;
  }

  /** A command or query from a gateway, unless its fields name another one. */
  Map<String, Object> message(
      Line line, String name, Map<String, String> texts, long gateway, long now) {
    MessageType type = messages.schema().byName(name);
    if (type == null || !type.kind().key().equals("command")) {
      throw line.error("there is no command " + name);
    }
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("command", name);
    message.put("gatewayId", gateway);
    texts.forEach(
        (key, text) -> {
          if (key.equals("results")) {
            message.put(key, results(text));
          } else if (ROWS.containsKey(key)) {
            message.put(key, rows(line, group(line, type, key), text, now));
          } else {
            FieldType field = Fields.find(line, type, key);
            message.put(field.name(), values.of(line, field, text, now));
          }
        });
    if (type.kind() == MessageKind.COMMAND) {
      addIds(type, message);
    } else {
      message.putIfAbsent("commandId", 1L);
    }
    return message;
  }

  /** A command with rows of instructions. */
  Map<String, Object> message(Line line, Shorthand.Command command, long gateway, long now) {
    Map<String, Object> message = message(line, command.name(), command.texts(), gateway, now);
    if (!command.instructions().isEmpty()) {
      GroupType group = group(line, messages.type(message), "instructions");
      List<Map<String, Object>> rows = new ArrayList<>();
      for (Shorthand.Instruction instruction : command.instructions()) {
        rows.add(row(instruction.line(), group, instruction.texts(), now));
      }
      message.put("instructions", rows);
    }
    return message;
  }

  /** Every command has an id; a payment whose transaction id does not matter gets one. */
  private void addIds(MessageType type, Map<String, Object> message) {
    Long sender = (Long) message.get("gatewayId");
    long id = lastCommandIds.getOrDefault(sender, 0L) + 1;
    message.putIfAbsent("commandId", id);
    lastCommandIds.merge(sender, (Long) message.get("commandId"), Math::max);
    if (type.fields().stream().anyMatch(field -> field.name().equals("transactionId"))) {
      message.putIfAbsent("transactionId", Values.id128(null, "auto-" + ++transactions));
    }
  }

  private static GroupType group(Line line, MessageType type, String name) {
    return type.groups().stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow(() -> line.error(type.name() + " has no rows " + name));
  }

  private List<Map<String, Object>> rows(Line line, GroupType group, String text, long now) {
    List<String> names = ROWS.get(group.name());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String row : text.split(",")) {
      String[] parts = row.split(":");
      if (parts.length > names.size()) {
        throw line.error("a row of " + group.name() + " has no more than " + names + ": " + row);
      }
      Map<String, String> texts = new LinkedHashMap<>();
      for (int i = 0; i < parts.length; i++) {
        texts.put(names.get(i), parts[i]);
      }
      rows.add(row(line, group, texts, now));
    }
    return rows;
  }

  private Map<String, Object> row(Line line, GroupType group, Map<String, String> texts, long now) {
    Map<String, Object> row = new LinkedHashMap<>();
    texts.forEach(
        (key, text) -> {
          FieldType field = Fields.find(line, group.name(), group.fields(), key);
          row.put(field.name(), values.of(line, field, text, now));
        });
    return row;
  }

  /** {@code 1:WINNER,2:LOSER,3:2}: a number behind the runner is a position. */
  private static List<Map<String, Object>> results(String text) {
    List<Map<String, Object>> results = new ArrayList<>();
    for (String row : text.split(",")) {
      String[] parts = row.split(":");
      boolean isPosition = parts[1].matches("[0-9]+");
      Object result = isPosition ? (Object) Long.valueOf(parts[1]) : parts[1];
      results.add(
          Map.of("runner", Long.valueOf(parts[0]), isPosition ? "position" : "result", result));
    }
    return results;
  }
}
