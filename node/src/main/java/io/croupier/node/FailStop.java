package io.croupier.node;

import io.croupier.journal.frame.JournalException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * The one answer to a failure that nobody expected: nothing leaves any more, one line says why, the
 * process ends with a code. A node that went on could answer what it never journaled.
 *
 * <p>Any thread; the first failure counts.
 */
public final class FailStop {
  private final AtomicBoolean failed = new AtomicBoolean();
  private final IntConsumer end;
  private final PrintStream err;

  /**
   * @param end ends the process at once with an exit code; where it returns, as in a test, the
   *     pipeline stands still from then on.
   */
  public FailStop(IntConsumer end, PrintStream err) {
    this.end = end;
    this.err = err;
  }

  /** Ends the JVM without running anything else: what a broken process would still do is unsafe. */
  public static FailStop ofProcess() {
    return new FailStop(code -> Runtime.getRuntime().halt(code), System.err);
  }

  /** Whether anything failed: every stage and every sender asks before it does something. */
  public boolean isFailed() {
    return failed.get();
  }

  /** Stops because {@code where} failed; does nothing when a failure is being dealt with. */
  public void halt(String where, Throwable failure) {
    if (!failed.compareAndSet(false, true)) {
      return;
    }
    int code = ExitCode.STAGE.code();
    try {
      code = exitCode(failure).code();
      err.println("croupier: stopped: " + sentence(where, failure));
      err.flush();
    } finally {
      // Also when there was no memory left for a sentence.
      end.accept(code);
    }
  }

  /** The exit code that a failure calls for. */
  static ExitCode exitCode(Throwable failure) {
    if (failure instanceof PoisonException) {
      return ExitCode.POISON;
    }
    if (failure instanceof DivergenceException) {
      return ExitCode.DIVERGED;
    }
    if (failure instanceof OutOfMemoryError) {
      return ExitCode.OUT_OF_MEMORY;
    }
    return isOfDisk(failure) ? ExitCode.DISK : ExitCode.STAGE;
  }

  /** What a failure of {@code where} means to a person. */
  static String sentence(String where, Throwable failure) {
    if (failure instanceof PoisonException poison) {
      return "the engine broke at command "
          + poison.sequence()
          + " ("
          + describe(poison.getCause())
          + "); it is journaled, so report it and start with a version that takes it, or without it:"
          + " croupier node --skip "
          + poison.sequence()
          + " --by NAME --reason TEXT.";
    }
    if (failure instanceof JournalException) {
      return failure.getMessage();
    }
    if (failure instanceof DivergenceException) {
      return failure.getMessage() + ".";
    }
    if (isOfDisk(failure)) {
      return where
          + " could not write to the disk ("
          + failure.getMessage()
          + "): see that there is free space and that the disk is sound, then start again.";
    }
    if (failure instanceof OutOfMemoryError) {
      return where
          + " failed, since the JVM ran out of memory ("
          + failure.getMessage()
          + "): give it more, then start again.";
    }
    return where + " failed (" + describe(failure) + "): report it and start again.";
  }

  /** A page of a mapped file that the disk has no room for, or cannot read, is an InternalError. */
  private static boolean isOfDisk(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof JournalException
          || cause instanceof InternalError
          || cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  private static String describe(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0 ? failure.toString() : failure + " at " + trace[0];
  }
}
