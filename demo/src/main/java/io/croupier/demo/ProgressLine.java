package io.croupier.demo;

import io.croupier.demo.supervisor.DemoProgress;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Shows how far something is, and how a book stands: on a terminal in place, elsewhere as a line
 * for each phase, and some now and then.
 */
final class ProgressLine implements DemoProgress {
  private static final long PAUSE_NS = TimeUnit.SECONDS.toNanos(2);
  private static final long BOOK_PAUSE_NS = TimeUnit.SECONDS.toNanos(6);

  /** What terminals understand: up so many lines; clear to the end of the line, of the screen. */
  private static final String UP = "\u001b[%dA";

  private static final String CLEAR_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final PrintStream out;
  private final boolean terminal;
  private long lastNs = System.nanoTime() - PAUSE_NS;
  private long bookNs = System.nanoTime();
  private String text = "";
  private List<String> book = List.of();
  private int linesAbove;
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

  @Override
  public void book(List<String> lines) {
    if (terminal) {
      book = lines;
    } else if (!lines.isEmpty() && System.nanoTime() - bookNs >= BOOK_PAUSE_NS) {
      bookNs = System.nanoTime();
      lines.forEach(out::println);
    }
  }

  private void show(String text) {
    lastNs = System.nanoTime();
    this.text = text;
    if (terminal) {
      draw();
    } else {
      out.println(text);
    }
  }

  /** The book, and below it how far it is. */
  private void draw() {
    goToTop();
    for (String line : book) {
      out.print(line + CLEAR_LINE + "\n");
    }
    out.print(text + CLEAR_LINE);
    out.flush();
    linesAbove = book.size();
    open = true;
  }

  private void goToTop() {
    out.print('\r');
    if (linesAbove > 0) {
      out.printf(UP, linesAbove);
    }
  }

  /** Clears what was shown in place. */
  void end() {
    if (open) {
      goToTop();
      out.print(CLEAR_BELOW);
      out.flush();
      linesAbove = 0;
      open = false;
    }
  }
}
