package io.croupier.demo;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Shows how far something is: on a terminal in one line, elsewhere as a line now and then. */
final class ProgressLine implements Consumer<String> {
  private static final long PAUSE_NS = TimeUnit.SECONDS.toNanos(5);
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
  public void accept(String text) {
    if (terminal) {
      out.printf("\r%-" + WIDTH + "s", text);
      out.flush();
      open = true;
    } else if (System.nanoTime() - lastNs >= PAUSE_NS) {
      lastNs = System.nanoTime();
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
