package io.croupier.testkit.refusal;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.schema.MessageKind;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.testkit.refusal.RefusalTable.Row;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each reason to refuse each command, on engine and model, with the effect hash watched. */
class RefusalTableTest {
  static List<RefusalTable> tables() {
    return RefusalTables.all();
  }

  @Tag("slow")
  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void shouldAcceptTheValidCommand(RefusalTable table) {
    Fixture world = new UsualWorld();
    Map<String, Object> answer = Fixture.answer(world.send(table.valid(world)));
    boolean second = table.command().equals("Genesis");
    assertEquals(second, "Refused".equals(answer.get("outcome")), answer::toString);
  }

  /** In one world, which refusals leave as it is. */
  @Test
  void shouldRefuseWhenOneFieldIsWrong() {
    assertRefused(new UsualWorld(), row -> !row.full());
  }

  @Test
  void shouldRefuseWhenALimitIsReached() {
    assertRefused(new FullWorld(), Row::full);
  }

  private static void assertRefused(Fixture world, Predicate<Row> wanted) {
    assertAll(
        tables().stream()
            .flatMap(
                table ->
                    table.rows().stream()
                        .filter(wanted)
                        .map(row -> () -> assertRefused(world, table, row))));
  }

  private static void assertRefused(Fixture world, RefusalTable table, Row row) {
    Map<String, Object> answer = Fixture.answer(world.send(table.changed(world, row)));
    String expected = "%s: Refused %s %s".formatted(table, row.reason(), row.field());
    Object reason = answer.get("reason");
    assertEquals(
        expected,
        "%s: %s %s %s".formatted(table, answer.get("outcome"), reason, answer.get("field")));
  }

  /** Which of the reasons is told is compared with the model, like everything. */
  @Tag("slow")
  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void shouldRefuseLikeTheModelWhenTwoFieldsAreWrong(RefusalTable table) {
    Fixture world = new UsualWorld();
    List<Row> rows = table.rows().stream().filter(row -> !row.full()).toList();
    for (int i = 0; i < rows.size(); i++) {
      for (Row second : rows.subList(i + 1, rows.size())) {
        Row first = rows.get(i);
        if (fields(first).stream().noneMatch(fields(second)::contains)) {
          Map<String, Object> command = table.changed(world, second);
          RefusalTable.change(world, command, first);
          Map<String, Object> answer = Fixture.answer(world.send(command));
          assertEquals("Refused", answer.get("outcome"), () -> first + " and " + second);
        }
      }
    }
  }

  private static Set<Object> fields(Row row) {
    Set<Object> fields = new HashSet<>();
    for (int i = 0; i < row.changes().length; i += 2) {
      fields.add(row.changes()[i]);
    }
    return fields;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void shouldListTheReasonsInTheOrderOfPrecedence(RefusalTable table) {
    List<Integer> values = table.rows().stream().map(row -> row.reason().value()).toList();
    assertEquals(values.stream().sorted().toList(), values);
  }

  @Test
  void shouldRaiseEveryReasonOfTheSchema() {
    Set<RefusalReason> raised = EnumSet.noneOf(RefusalReason.class);
    tables().forEach(table -> table.rows().forEach(row -> raised.add(row.reason())));
    Set<RefusalReason> all = EnumSet.allOf(RefusalReason.class);
    all.removeAll(Set.of(RefusalReason.NONE, RefusalReason.NULL_VAL, RefusalReason.SBE_UNKNOWN));
    assertEquals(all, raised);
  }

  @Test
  void shouldHaveATableForEveryCommand() {
    Set<String> commands = new TreeSet<>(List.of("AdvanceTime"));
    tables().forEach(table -> commands.add(table.command()));
    List<String> all = new ArrayList<>();
    MessageSchema.load().messages().stream()
        .filter(type -> type.kind() == MessageKind.COMMAND)
        .forEach(type -> all.add(type.name()));
    assertEquals(new TreeSet<>(all), commands);
  }
}
