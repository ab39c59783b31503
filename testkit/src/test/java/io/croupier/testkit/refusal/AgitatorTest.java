package io.croupier.testkit.refusal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.testkit.Agitator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each field of each valid command, wrong in every way: a refusal that leaves the effect hash
 * alone, or an acceptance that the model foresees.
 */
class AgitatorTest {
  static List<RefusalTable> tables() {
    return RefusalTables.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void shouldRefuseOrAcceptAsTheModelDoesWhenAnyFieldIsAnything(RefusalTable table) {
    Fixture usual = new UsualWorld();
    Fixture world = new Fixture(usual);
    int refused = 0;
    for (byte[] variant : variants(usual, table)) {
      Map<String, Object> answer = Fixture.answer(world.send(world.underNextId(variant)));
      if ("Refused".equals(answer.get("outcome"))) {
        refused++;
      } else {
        world = new Fixture(usual);
      }
    }
    assertTrue(refused > 0, "nothing was refused");
  }

  private static List<byte[]> variants(Fixture world, RefusalTable table) {
    List<Object> others = new ArrayList<>(new TreeSet<>(world.names().values()));
    others.add(UsualWorld.CLOSED_BET);
    others.add(UsualWorld.CLOSED_ROUND);
    others.add(UsualWorld.ROLLBACK);
    return new Agitator(world.messages).variants(table.valid(world), others);
  }
}
