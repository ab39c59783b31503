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

  /** A line that is too long is cut, not broken: else the lines above could not be counted. */
  private static final String CUT = "\u001b[?7l";

  private static final String BREAK = "\u001b[?7h";
  private static final String CLEAR_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final PrintStream out;
  private final boolean terminal;
  private long lastNs = System.nanoTime() - PAUSE_NS;
  private long bookNs;
  private boolean bookIsNew;
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
    } else if (!lines.isEmpty()) {
      bookNs = book.isEmpty() ? System.nanoTime() : bookNs;
      book = lines;
      bookIsNew = true;
      if (System.nanoTime() - bookNs >= BOOK_PAUSE_NS) {
        bookNs = System.nanoTime();
        printBook();
      }
    }
  }

  /** Where nothing is shown in place: the book as it stands, once. */
  private void printBook() {
    if (bookIsNew) {
      book.forEach(out::println);
      bookIsNew = false;
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
    out.print(CUT);
    for (String line : book) {
      out.print(line + CLEAR_LINE + "\n");
    }
    out.print(text + CLEAR_BELOW + BREAK);
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

  /** Clears what was shown in place; elsewhere prints how the book stood last. */
  void end() {
    printBook();
    if (open) {
      goToTop();
      out.print(CLEAR_BELOW);
      out.flush();
      linesAbove = 0;
      open = false;
    }
  }
}
