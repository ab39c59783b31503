package io.croupier.gateway.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.gateway.FakeCore;
import io.croupier.gateway.transport.DriverThreads;
import io.croupier.gateway.transport.EmbeddedDriver;
import io.croupier.gateway.transport.Outlet;
import io.croupier.gateway.transport.Transport;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link to a gateway that does not listen. */
class LinkTest {
  private static final String NOBODY = "127.0.0.1:9";
  private static final int ALICE = 1;
  private static final long TIMEOUT = 1_000;
  private static final int TERM_LENGTH = 64 * 1024;

  private final FakeCore core = new FakeCore();
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[1000]);
  private EmbeddedDriver driver;
  private Transport transport;
  private Link link;

  @BeforeEach
  void open() {
    driver = EmbeddedDriver.launch(DriverThreads.INVOKED, line -> {});
    transport = new Transport(driver, "test", line -> {});
    link = new Link(transport, 1, NOBODY, 2, 0);
    link.serve(ALICE, core, new Outlet(transport, NOBODY, 3, TERM_LENGTH), 1);
  }

  @AfterEach
  void close() {
    link.close();
    transport.close();
    driver.close();
  }

  @Test
  void shouldStayWhileThereIsNothingToSend() {
    link.doWork(0, 5 * TIMEOUT);

    assertFalse(link.isOver(5 * TIMEOUT, TIMEOUT));
  }

  @Test
  void shouldBeOverWhenOutcomesDoNotLeaveWithinTheTimeout() {
    core.cause(ALICE, 5);
    link.doWork(0, 100);
    for (long now = 200; now <= 100 + TIMEOUT; now += 100) {
      driver.doWork();
      transport.doWork();
      assertEquals(0, link.doWork(5, now));
      assertFalse(link.isOver(now, TIMEOUT));
    }
    link.doWork(5, 101 + TIMEOUT);

    assertTrue(link.isOver(101 + TIMEOUT, TIMEOUT));
  }

  @Test
  void shouldBeOverWhenControlMessagesDoNotLeaveWithinTheTimeout() {
    link.control().send(message, 0, 100);
    link.doWork(0, TIMEOUT);
    assertFalse(link.isOver(TIMEOUT, TIMEOUT));
    link.doWork(0, TIMEOUT + 1);

    assertTrue(link.isOver(TIMEOUT + 1, TIMEOUT));
  }

  @Test
  void shouldBeOverWhenTooMuchWaits() {
    for (int i = 0; i < 200; i++) {
      link.control().send(message, 0, message.capacity());
    }
    assertFalse(link.isOver(1, TIMEOUT));
    for (int i = 0; i < 100; i++) {
      link.control().send(message, 0, message.capacity());
    }

    assertTrue(link.isOver(1, TIMEOUT));
  }

  @Test
  void shouldEndOnceWhatWaitsHasLeftOrTheTimeoutIsOver() {
    link.closeSoon(10);
    link.doWork(0, 10);
    assertTrue(link.isOver(10, TIMEOUT)); // nothing waits

    link.control().send(message, 0, 100);
    link.doWork(0, 20);
    assertFalse(link.isOver(20, TIMEOUT));
    link.doWork(0, 11 + TIMEOUT);
    assertTrue(link.isOver(11 + TIMEOUT, TIMEOUT));
  }
}
