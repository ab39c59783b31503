package io.croupier.demo;

import io.croupier.demo.supervisor.DemoProgress;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/**
 * Shows how far something is: on a terminal in one line, elsewhere as a line for each phase and one
 * now and then.
 */
final class ProgressLine implements DemoProgress {
  private static final long PAUSE_NS = TimeUnit.SECONDS.toNanos(2);
  private static final int WIDTH = 72;

  private final PrintStream out;
  private final boolean terminal;
  private long lastNs = System.nanoTime() - PAUSE_NS;
  private boolean open;

  ProgressLine(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void phase(String text) {
    show(text);
  }

  @Override
  public void part(String text) {
    if (terminal || System.nanoTime() - lastNs >= PAUSE_NS) {
      show(text);
    }
  }

  private void show(String text) {
    lastNs = System.nanoTime();
    if (terminal) {
      out.printf("\r%-" + WIDTH + "s", text);
      out.flush();
      open = true;
    } else {
      out.println(text);
    }
  }

  /** Clears the line. */
  void end() {
    if (open) {
      out.printf("\r%-" + WIDTH + "s\r", "");
      out.flush();
      open = false;
    }
  }
}
