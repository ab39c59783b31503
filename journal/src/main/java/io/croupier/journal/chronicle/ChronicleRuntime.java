package io.croupier.journal.chronicle;

import java.util.Locale;
import java.util.function.BiConsumer;
import net.openhft.chronicle.core.Jvm;
import net.openhft.chronicle.core.onoes.ExceptionHandler;
import net.openhft.posix.PosixAPI;

/** What Chronicle needs to be told once in a process. Any thread. */
public final class ChronicleRuntime {
  static {
    // It must not report home nor announce itself, also when the launcher did not say so.
    System.setProperty("chronicle.analytics.disable", "true");
    System.setProperty("chronicle.announcer.disable", "true");
    // The node watches its disk itself; no thread of Chronicle's is needed for it.
    System.setProperty("chronicle.disk.monitor.disable", "true");
    // A library of Chronicle's unpacks itself: not into the user's home folder.
    if (System.getProperty("jna.tmpdir") == null) {
      System.setProperty("jna.tmpdir", System.getProperty("java.io.tmpdir"));
    }
    loadPosix();
  }

  private ChronicleRuntime() {}

  /**
   * The library behind it writes its own version with the digits of the default locale, and does
   * not find itself where those are not 0 to 9.
   */
  private static void loadPosix() {
    Locale usual = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    try {
      PosixAPI.posix();
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, usual);
    }
  }

  /** Does nothing by itself: the first call sets the properties above. */
  static void prepare() {}

  /**
   * Hands every error that Chronicle would only log to {@code listener}, with its message and cause
   * (which may be null): the process should stop, since Chronicle goes on after it. Warnings are
   * logged, details dropped. Replaces the listener set before.
   */
  public static void reportErrorsTo(BiConsumer<String, Throwable> listener) {
    ExceptionHandler errors = (logger, message, thrown) -> listener.accept(message, thrown);
    ExceptionHandler warnings = (logger, message, thrown) -> logger.warn(message, thrown);
    ExceptionHandler nothing = (logger, message, thrown) -> {};
    Jvm.setExceptionHandlers(errors, warnings, nothing);
  }
}
