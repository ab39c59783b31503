package io.croupier.engine.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorksTest {
  private final List<String> done = new ArrayList<>();
  private final int[] left = new int[8];
  private final Works works = new Works(3, 3, 3);

  @BeforeEach
  void runWorks() {
    works.runBy(
        new WorkRunner() {
          @Override
          public void begin(WorkKind kind, int object, int argument) {
            left[object + (kind.isOfMarket() ? 0 : 4)] = argument;
          }

          @Override
          public boolean slice(WorkKind kind, int object, int argument) {
            int at = object + (kind.isOfMarket() ? 0 : 4);
            while (left[at] > 0 && works.takeStep()) {
              left[at]--;
              done.add(kind + " " + object);
            }
            return left[at] == 0;
          }

          @Override
          public WorkKind end(WorkKind kind, int object) {
            return kind == WorkKind.MARKET_VOID_RUNNER ? WorkKind.MARKET_COVER : null;
          }
        });
  }

  @Test
  void shouldEndSmallWorkAtOnce() {
    works.allow(5);
    works.start(WorkKind.MARKET_CLOSE, 1, 5);
    assertFalse(works.isOpen());
    assertEquals(5, done.size());
  }

  @Test
  void shouldGoOnWithTheOldestItemFirst() {
    works.allow(1);
    works.start(WorkKind.MARKET_CLOSE, 1, 3);
    works.start(WorkKind.ACCOUNT_BLOCK, 1, 2);
    assertTrue(works.isMarketPending(1) && works.isAccountPending(1));
    works.allow(3);
    works.run();
    assertEquals(
        List.of("MARKET_CLOSE 1", "MARKET_CLOSE 1", "MARKET_CLOSE 1", "ACCOUNT_BLOCK 1"), done);
    assertFalse(works.isMarketPending(1));
    assertTrue(works.isOpen());
  }

  @Test
  void shouldCountAnItemThatHasNothingLeftToVisitAsOneStep() {
    works.allow(0);
    works.start(WorkKind.MARKET_CLOSE, 1, 1);
    works.start(WorkKind.MARKET_CLOSE, 2, 1);
    works.start(WorkKind.MARKET_CLOSE, 3, 1);
    left[1] = 0;
    left[2] = 0;
    works.allow(1);
    works.run();
    assertFalse(works.isMarketPending(1));
    assertTrue(works.isMarketPending(2));
    works.allow(2);
    works.run();
    assertEquals(List.of("MARKET_CLOSE 3"), done);
    assertFalse(works.isOpen());
  }

  @Test
  void shouldGoOnWithTheWorkThatFollowsInTheSameItem() {
    works.allow(3);
    works.start(WorkKind.MARKET_VOID_RUNNER, 1, 2);
    works.start(WorkKind.ACCOUNT_BLOCK, 1, 1);
    works.allow(9);
    works.run();
    assertEquals(
        List.of(
            "MARKET_VOID_RUNNER 1",
            "MARKET_VOID_RUNNER 1",
            "MARKET_COVER 1",
            "MARKET_COVER 1",
            "ACCOUNT_BLOCK 1"),
        done);
    assertFalse(works.isOpen());
  }

  @Test
  void shouldQueueWorkWithoutDoingAnyOfIt() {
    works.allow(9);
    works.queue(WorkKind.FORGET, 0);
    works.queue(WorkKind.FORGET, 0);
    left[4] = 2;
    works.start(WorkKind.MARKET_CLOSE, 1, 1);
    assertEquals(List.of("MARKET_CLOSE 1"), done);
    assertTrue(works.isOpen());
    works.run();
    assertEquals(List.of("MARKET_CLOSE 1", "FORGET 0", "FORGET 0"), done);
    assertFalse(works.isOpen());
  }

  @Test
  void shouldLetLaterWorkTakeOverTheItemOfItsObjectWithItsPlace() {
    works.allow(0);
    works.start(WorkKind.ACCOUNT_CANCEL, 1, 3);
    works.start(WorkKind.MARKET_CLOSE, 2, 1);
    works.start(WorkKind.ACCOUNT_BLOCK, 1, 1);
    works.allow(9);
    works.run();
    assertEquals(List.of("ACCOUNT_BLOCK 1", "MARKET_CLOSE 2"), done);
    assertFalse(works.isOpen());
  }
}
