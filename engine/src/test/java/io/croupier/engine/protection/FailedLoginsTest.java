package io.croupier.engine.protection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FailedLoginsTest {
  private static final long MINUTE = 60_000_000_000L;
  private static final int ALICE = 1;
  private static final int BOB = 2;

  private final FailedLogins logins = new FailedLogins(2);

  @Test
  void shouldCountThreeWithinThirtyMinutes() {
    assertFalse(logins.add(ALICE, 0));
    assertFalse(logins.add(ALICE, 20 * MINUTE));
    assertTrue(logins.add(ALICE, 30 * MINUTE - 1));
  }

  @Test
  void shouldForgetOneThatIsThirtyMinutesOld() {
    assertFalse(logins.add(ALICE, 0));
    assertFalse(logins.add(ALICE, 20 * MINUTE));
    assertFalse(logins.add(ALICE, 30 * MINUTE));
    assertTrue(logins.add(ALICE, 50 * MINUTE - 1));
  }

  @Test
  void shouldBeginAnewBehindTheThirdOne() {
    logins.add(ALICE, 0);
    logins.add(ALICE, 0);
    assertTrue(logins.add(ALICE, 0));
    assertFalse(logins.add(ALICE, 0));
    assertFalse(logins.add(ALICE, 0));
    assertTrue(logins.add(ALICE, 0));
  }

  @Test
  void shouldCountEachAccountByItself() {
    logins.add(ALICE, 0);
    logins.add(ALICE, 0);
    assertFalse(logins.add(BOB, 0));
    logins.forget(ALICE);
    assertFalse(logins.add(ALICE, 0));
  }
}
