package io.croupier.engine.bonus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.engine.ledger.Money;
import io.croupier.engine.store.Invariant;
import org.junit.jupiter.api.Test;

class BonusesTest {
  private static final int BONUS = 1;

  /** More than 63 bits can be of the greatest wins. */
  private static final int MANY = 3_000;

  private static final int EXACT = 64;

  private final Bonuses bonuses = new Bonuses(1, 1, 1, null, null, null);

  @Test
  void shouldCountAnyNumberOfWinsAndTheirRollbacks() {
    bonuses.addWin(BONUS, 7);
    for (int count = 1; count <= MANY; count++) {
      bonuses.addWin(BONUS, Money.MAX_AMOUNT);
      check(count);
    }
    for (int count = MANY - 1; count >= 0; count--) {
      bonuses.addWin(BONUS, -Money.MAX_AMOUNT);
      check(count);
    }
    assertEquals(7, bonuses.wins(BONUS));
    bonuses.addWin(BONUS, -7);
    assertEquals(0, bonuses.wins(BONUS));
    assertThrows(Invariant.Broken.class, () -> bonuses.addWin(BONUS, -1));
  }

  /** Exact as long as that matters, and never too little. */
  private void check(int count) {
    if (count <= EXACT) {
      assertEquals(7 + count * Money.MAX_AMOUNT, bonuses.wins(BONUS));
    } else {
      assertTrue(bonuses.wins(BONUS) >= EXACT * Money.MAX_AMOUNT, () -> count + " wins");
    }
  }
}
