package io.croupier.engine.bonus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.protocol.BonusKind;
import io.croupier.protocol.CountedStake;
import io.croupier.protocol.WageringBase;
import org.junit.jupiter.api.Test;

class BonusDefinitionsTest {
  private static final int PROVIDER = 5;
  private static final int OTHER_PROVIDER = 6;
  private static final int GAME = 7;
  private static final int OTHER_GAME = 8;
  private static final int SLOTS = 3;

  private final BonusDefinitions definitions = new BonusDefinitions(2);
  private final int definition = definitions.add(70, BonusKind.FREE_MONEY, 0);

  @Test
  void shouldWeighByGameThenCategoryThenProvider() {
    definitions.wagering(definition, 100, WageringBase.BONUS, CountedStake.WHOLE, 1);
    definitions.addWeight(definition, PROVIDER, 0, 0, 2);
    definitions.addWeight(definition, 0, 0, SLOTS, 3);
    definitions.addWeight(definition, PROVIDER, GAME, 0, 4);
    assertEquals(4, definitions.weight(definition, PROVIDER, GAME, SLOTS));
    assertEquals(3, definitions.weight(definition, PROVIDER, OTHER_GAME, SLOTS));
    assertEquals(3, definitions.weight(definition, OTHER_PROVIDER, GAME, SLOTS));
    assertEquals(2, definitions.weight(definition, PROVIDER, OTHER_GAME, 0));
    assertEquals(1, definitions.weight(definition, OTHER_PROVIDER, GAME, 0));
  }

  @Test
  void shouldTakeTheFirstOfRowsThatSayTheSame() {
    definitions.addWeight(definition, PROVIDER, GAME, 0, 4);
    definitions.addWeight(definition, PROVIDER, GAME, 0, 5);
    assertEquals(4, definitions.weight(definition, PROVIDER, GAME, 0));
  }

  @Test
  void shouldTellDefinitionsApart() {
    int second = definitions.add(71, BonusKind.DEPOSIT_MATCH, 1);
    definitions.addWeight(second, PROVIDER, GAME, 0, 9);
    assertEquals(definition, definitions.find(70));
    assertEquals(second, definitions.find(71));
    assertEquals(0, definitions.find(72));
    assertEquals(0, definitions.weight(definition, PROVIDER, GAME, 0));
    assertEquals(9, definitions.weight(second, PROVIDER, GAME, 0));
    assertTrue(definitions.isFull());
  }
}
