package io.croupier.testkit.refusal;

import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.COMMAND_ID_TOO_OLD;
import static io.croupier.protocol.RefusalReason.COMMAND_MISMATCH;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;

import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One valid command, and for each reason to refuse it what must change in it. */
final class RefusalTable {
  private final String command;
  private final Object[] valid;
  private final List<Row> rows = new ArrayList<>();

  private RefusalTable(String command, Object[] valid) {
    this.command = command;
    this.valid = valid;
  }

  /**
   * One row.
   *
   * @param full asked in the world in which all limits are reached
   * @param changes fields and their values by turns; a value that is missing leaves the field out
   */
  record Row(RefusalReason reason, Field field, boolean full, Object[] changes) {}

  /** Begins with what any command is refused for. */
  static RefusalTable of(String command, String notPermittedTo, Object... valid) {
    RefusalTable table = new RefusalTable(command, valid);
    table.row(COMMAND_ID_TOO_OLD, Field.commandId, "commandId", UsualWorld.OLD_COMMAND);
    table.row(COMMAND_MISMATCH, Field.commandId, "commandId", UsualWorld.USED_COMMAND);
    return table.row(NOT_PERMITTED, Field.actorKind, "actorKind", notPermittedTo);
  }

  RefusalTable row(RefusalReason reason, Field field, Object... changes) {
    rows.add(new Row(reason, field, false, changes));
    return this;
  }

  RefusalTable full(Object... changes) {
    rows.add(new Row(CAPACITY, Field.none, true, changes));
    return this;
  }

  String command() {
    return command;
  }

  List<Row> rows() {
    return rows;
  }

  /** The command as it is accepted. */
  Map<String, Object> valid(Fixture world) {
    return world.command(command, valid);
  }

  /** The command as the row changes it. */
  Map<String, Object> changed(Fixture world, Row row) {
    Map<String, Object> changed = valid(world);
    change(world, changed, row);
    return changed;
  }

  static void change(Fixture world, Map<String, Object> command, Row row) {
    for (int i = 0; i < row.changes().length; i += 2) {
      Object value = world.value(row.changes()[i + 1]);
      if (value == null) {
        command.remove((String) row.changes()[i]);
      } else {
        command.put((String) row.changes()[i], value);
      }
    }
  }

  @Override
  public String toString() {
    return command;
  }
}
