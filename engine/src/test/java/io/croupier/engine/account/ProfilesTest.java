package io.croupier.engine.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProfilesTest {
  private static final int GB = 1;
  private static final int POUND = 0;
  private static final int EURO = 1;
  private static final int SLOTS = 7;
  private static final int YOUNG = 1;

  private final Profiles profiles = new Profiles();

  @Test
  void shouldFindTheLowestCapThatFits() {
    profiles.define(GB, 0, 0);
    profiles.addCap(GB, 500, POUND, SLOTS, 0);
    profiles.addCap(GB, 200, POUND, SLOTS, YOUNG);
    profiles.addCap(GB, 900, POUND, 0, 0);
    assertEquals(500, profiles.lowestCap(GB, POUND, SLOTS, 0));
    assertEquals(200, profiles.lowestCap(GB, POUND, SLOTS, YOUNG));
    assertEquals(500, profiles.lowestCap(GB, POUND, SLOTS, 2));
    assertEquals(900, profiles.lowestCap(GB, POUND, 0, YOUNG));
    assertEquals(Long.MAX_VALUE, profiles.lowestCap(GB, EURO, SLOTS, YOUNG));
    assertEquals(Long.MAX_VALUE, profiles.lowestCap(2, POUND, SLOTS, YOUNG));
  }

  @Test
  void shouldKeepLargeNumbersApart() {
    profiles.define(Profiles.MAX_NUMBER, Profiles.VERIFY_BETS, 0);
    profiles.addCap(Profiles.MAX_NUMBER, 100, POUND, 65_535, Profiles.MAX_NUMBER);
    assertEquals(100, profiles.lowestCap(Profiles.MAX_NUMBER, POUND, 65_535, Profiles.MAX_NUMBER));
    assertEquals(Long.MAX_VALUE, profiles.lowestCap(Profiles.MAX_NUMBER, POUND, 65_534, 254));
  }

  @Test
  void shouldReplaceAllOfAProfile() {
    profiles.define(GB, Profiles.VERIFY_BETS | Profiles.KEEP_REVIEWED, 0);
    profiles.addCap(GB, 500, POUND, SLOTS, 0);
    assertTrue(profiles.keepsReviewed(GB));
    profiles.define(GB, Profiles.VERIFY_ORDERS, 0);
    assertFalse(profiles.keepsReviewed(GB));
    assertFalse(profiles.asks(GB, Profiles.VERIFY_BETS));
    assertTrue(profiles.asks(GB, Profiles.VERIFY_ORDERS));
    assertEquals(Long.MAX_VALUE, profiles.lowestCap(GB, POUND, SLOTS, 0));
  }
}
