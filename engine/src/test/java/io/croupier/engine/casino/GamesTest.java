package io.croupier.engine.casino;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GamesTest {
  private final Games games = new Games(2, 3);

  @Test
  void shouldKnowAnyGameUntilOneIsRegistered() {
    assertFalse(games.isUnknown(1, games.find(1, 5)));
    games.register(games.add(1, 6), 7);
    assertTrue(games.isUnknown(1, games.find(1, 5)));
    assertFalse(games.isUnknown(1, games.find(1, 6)));
    assertFalse(games.isUnknown(2, games.find(2, 6)));
    assertEquals(7, games.category(games.find(1, 6)));
  }

  @Test
  void shouldNotCountAHaltAsARegistration() {
    int game = games.add(1, 5);
    games.halt(game, true);
    assertTrue(games.isHalted(game));
    assertFalse(games.isUnknown(1, games.find(1, 9)));
    games.register(game, 65_535);
    games.register(game, 3);
    assertTrue(games.isHalted(game));
    assertEquals(3, games.category(game));
    games.halt(game, false);
    assertTrue(games.isRegistered(game));
  }

  @Test
  void shouldTellGamesOfProvidersApart() {
    int first = games.add(1, 5);
    int second = games.add(2, 5);
    assertNotEquals(first, second);
    assertTrue(games.isFull());
    assertEquals(second, games.find(2, 5));
    assertEquals(0, games.find(3, 5));
    assertEquals(0, games.find(0, 0));
  }
}
