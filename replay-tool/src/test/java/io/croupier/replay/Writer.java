package io.croupier.replay;

import io.croupier.testkit.Messages;
import java.util.Map;

/** A thread on which a node goes on for a while, until it is told to end. */
final class Writer extends Thread {
  private static final int BATCH = 10;
  private static final int MOST_BATCHES = 2_000;

  private final TestNode node;
  private volatile boolean ended;
  private volatile Throwable failure;

  Writer(TestNode node) {
    this.node = node;
  }

  @Override
  public void run() {
    try {
      for (int i = 0; i < MOST_BATCHES && !ended; i++) {
        advance(node, BATCH);
      }
    } catch (Throwable e) {
      failure = e;
    }
  }

  /** Returns when the thread is at its end; fails as it did. */
  void end() throws InterruptedException {
    ended = true;
    join();
    if (failure != null) {
      throw new AssertionError(failure);
    }
  }

  /** Sends so many commands that only move time. */
  static void advance(TestNode node, int count) {
    Messages messages = new Messages();
    Map<String, Object> advance =
        Map.of("command", "AdvanceTime", "gatewayId", 0L, "commandId", 1L);
    byte[] bytes = messages.encode(advance);
    for (int i = 0; i < count; i++) {
      node.command(node.engine().timestampNs() + 1, bytes);
    }
  }
}
