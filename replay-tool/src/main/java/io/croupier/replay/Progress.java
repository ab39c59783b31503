package io.croupier.replay;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Says on the error stream how far a replay has come, once it has taken two seconds, every half
 * second. Owned by one thread.
 */
final class Progress {
  private static final long FIRST_NANOS = 2_000_000_000;
  private static final long NEXT_NANOS = 500_000_000;
  private static final int COMMANDS_PER_LOOK = 256;
  private static final String EMPTY = "\r" + " ".repeat(60) + "\r";

  private final PrintWriter err;
  private final long startNanos;
  private long dueNanos;
  private boolean active;
  private boolean shown;

  Progress(PrintWriter err, boolean wanted) {
    this(err, wanted, System.nanoTime());
  }

  /** Of work that began at a time of {@link System#nanoTime}. */
  Progress(PrintWriter err, boolean wanted, long startNanos) {
    this.err = err;
    this.active = wanted;
    this.startNanos = startNanos;
    this.dueNanos = startNanos + FIRST_NANOS;
  }

  /** Whether a person sits at a terminal that shows what this process writes. */
  static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // Since Java 22 there is a console without a terminal, and a method that tells.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The replay has come to a command. */
  void at(long sequence) {
    if (active && sequence % COMMANDS_PER_LOOK == 0) {
      long now = System.nanoTime();
      if (now - dueNanos >= 0) {
        show(sequence, now);
      }
    }
  }

  /** Takes the line away and shows no other: something else is written now, or all is done. */
  void end() {
    active = false;
    if (shown) {
      err.print(EMPTY);
      err.flush();
      shown = false;
    }
  }

  private void show(long sequence, long now) {
    long seconds = Math.max(1, (now - startNanos) / 1_000_000_000);
    err.printf(
        Locale.ROOT,
        "\rreplayed %d commands in %d s, %d a second",
        sequence,
        seconds,
        sequence / seconds);
    err.flush();
    shown = true;
    dueNanos = now + NEXT_NANOS;
  }
}
