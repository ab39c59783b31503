package io.croupier.testkit.refusal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.croupier.engine.Engine;
import io.croupier.protocol.CommandHeaderEncoder;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.schema.FieldType;
import io.croupier.testkit.Messages;
import io.croupier.testkit.audit.Auditor;
import io.croupier.testkit.workload.TimedCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** Engine and model side by side, with things that have names. */
public class Fixture {
  public static final long BEGIN = 1_767_225_600_000_000_000L;
  static final int COMMAND_WINDOW = 1024;
  private static final int COMMAND_ID =
      MessageHeaderEncoder.ENCODED_LENGTH + CommandHeaderEncoder.commandIdEncodingOffset();
  private static final int GATEWAY_ID =
      MessageHeaderEncoder.ENCODED_LENGTH + CommandHeaderEncoder.gatewayIdEncodingOffset();
  private static final List<String> ID_FIELDS =
      List.of(
          "sequence",
          "betId",
          "bonusId",
          "newOrderId",
          "orderId",
          "marketId",
          "withdrawalId",
          "depositId",
          "sessionId",
          "accountId");

  final Messages messages = new Messages();
  final Auditor auditor = new Auditor();
  private final Map<String, Long> names = new HashMap<>();
  private final List<Auditor.Checked> history = new ArrayList<>();
  private long now = BEGIN;
  private long lastCommandId;
  private int transactions;

  public Fixture() {}

  /** In the state of another one, by the same commands; it has sent no queries. */
  public Fixture(Fixture other) {
    history.addAll(other.history);
    auditor.repeat(history);
    names.putAll(other.names);
    now = other.now;
    lastCommandId = other.lastCommandId;
    transactions = other.transactions;
  }

  /** Lets time go by. */
  public void later(long ns) {
    now += ns;
  }

  /** The engine itself, for what no outcome tells. */
  public Engine engine() {
    return auditor.engine();
  }

  /** A number, a text, or the id that has this name; actions of a list get ids of their own. */
  Object value(Object named) {
    if (named instanceof List<?> rows && !rows.isEmpty() && isAction(rows.get(0))) {
      return rows.stream().map(this::action).toList();
    }
    if (named instanceof Integer number) {
      return number.longValue();
    }
    return named instanceof String name && names.containsKey(name) ? names.get(name) : named;
  }

  private static boolean isAction(Object row) {
    return row instanceof Map<?, ?> map && map.containsKey("action");
  }

  private Map<String, Object> action(Object row) {
    Map<String, Object> action = new LinkedHashMap<>();
    ((Map<?, ?>) row).forEach((field, value) -> action.put((String) field, value));
    action.putIfAbsent("transactionId", id128(++transactions));
    return action;
  }

  public Map<String, Long> names() {
    return names;
  }

  /** The fields of a command from gateway 1; names, numbers, texts by turns. */
  public Map<String, Object> command(String name, Object... fields) {
    Map<String, Object> command = new LinkedHashMap<>();
    command.put("command", name);
    command.put("gatewayId", 1L);
    command.put("commandId", lastCommandId + 1);
    for (int i = 0; i < fields.length; i += 2) {
      command.put((String) fields[i], value(fields[i + 1]));
    }
    boolean paid = messages.type(command).fields().stream().anyMatch(this::isTransaction);
    if (paid) {
      command.putIfAbsent("transactionId", id128(++transactions));
    }
    if (name.equals("DebitCreditRound")) {
      command.putIfAbsent("winTransactionId", id128(++transactions));
    }
    return command;
  }

  private boolean isTransaction(FieldType field) {
    return field.name().equals("transactionId");
  }

  public static String id128(long number) {
    return "%032x".formatted(number);
  }

  /** Sends a command to both and gives the outcomes. */
  public List<Map<String, Object>> send(Map<String, Object> command) {
    lastCommandId = Math.max(lastCommandId, (Long) command.get("commandId"));
    return send(messages.encode(command));
  }

  /** Asks both a query, which leaves no trace, and gives the answer. */
  public List<Map<String, Object>> ask(Map<String, Object> query) {
    return auditor.ask(new TimedCommand(now, messages.encode(query)));
  }

  List<Map<String, Object>> send(byte[] command) {
    TimedCommand timed = new TimedCommand(now, command);
    List<Map<String, Object>> outcomes = auditor.check(timed);
    history.add(auditor.checked(timed, outcomes));
    return outcomes;
  }

  /** Sends a command that must be accepted. */
  public Map<String, Object> accepted(String name, Object... fields) {
    Map<String, Object> answer = answer(send(command(name, fields)));
    if ("Refused".equals(answer.get("outcome"))) {
      throw new AssertionError(name + " was refused: " + answer);
    }
    return answer;
  }

  public static Map<String, Object> answer(List<Map<String, Object>> outcomes) {
    return outcomes.stream()
        .filter(outcome -> Boolean.TRUE.equals(outcome.get("answer")))
        .findFirst()
        .orElseThrow();
  }

  /** Sends a command that makes something, and gives that a name. */
  public void made(String what, String name, Object... fields) {
    Map<String, Object> answer = accepted(name, fields);
    String field = ID_FIELDS.stream().filter(answer::containsKey).findFirst().orElseThrow();
    names.put(what, (Long) answer.get(field));
  }

  /** The same command under the next id. */
  byte[] underNextId(byte[] command) {
    byte[] renumbered = command.clone();
    new UnsafeBuffer(renumbered).putLong(COMMAND_ID, ++lastCommandId, LITTLE_ENDIAN);
    return renumbered;
  }

  /** Who sends a command. */
  static int gateway(byte[] command) {
    return new UnsafeBuffer(command).getShort(GATEWAY_ID, LITTLE_ENDIAN) & 0xFFFF;
  }

  /** Room for the id of the command that is judged; see {@link #command}. */
  void skipCommandIds(long to) {
    lastCommandId = to;
  }
}
