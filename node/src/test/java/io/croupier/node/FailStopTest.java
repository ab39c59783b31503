package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.journal.frame.DiskException;
import io.croupier.journal.frame.JournalException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.Agent;
import org.junit.jupiter.api.Test;

class FailStopTest {
  private final List<Integer> codes = new ArrayList<>();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final FailStop failStop =
      new FailStop(codes::add, new PrintStream(err, true, StandardCharsets.UTF_8));

  @Test
  void shouldEndTheProcessWithOneLineThatSaysWhy() {
    failStop.halt("egress", new IllegalStateException("no such link"));

    assertEquals(List.of(ExitCode.STAGE.code()), codes);
    assertEquals(1, text().lines().count());
    assertTrue(text().contains("egress failed"), text());
    assertTrue(text().contains("no such link"), text());
  }

  @Test
  void shouldTellACommandThatBrokeTheEngine() {
    failStop.halt("engine", new PoisonException(42, new AssertionError("sum")));

    assertEquals(List.of(ExitCode.POISON.code()), codes);
    assertTrue(text().contains("command 42"), text());
  }

  @Test
  void shouldNotTakeWhatMemoryOrDiskHaveDoneForADoingOfTheCommand() {
    for (Throwable failure :
        List.of(
            new OutOfMemoryError("Java heap space"),
            new InternalError("a fault occurred in an unsafe memory access operation"),
            new DiskException("The index of transaction ids cannot be used."),
            new StartException(ExitCode.SETTINGS, "The index of transaction ids is full."))) {
      assertThrows(failure.getClass(), () -> PoisonException.of(42, failure));
    }
    assertEquals(42, PoisonException.of(42, new StackOverflowError()).sequence());
  }

  @Test
  void shouldTellADiskThatDoesNotTakeTheJournal() {
    for (Throwable failure :
        List.of(
            new JournalException("The disk did not take it."),
            new InternalError("a fault occurred in an unsafe memory access operation"),
            new IllegalStateException(new UncheckedIOException(new IOException("no space"))))) {
      new FailStop(codes::add, new PrintStream(err, true, StandardCharsets.UTF_8))
          .halt("journal", failure);
    }
    int disk = ExitCode.DISK.code();
    assertEquals(List.of(disk, disk, disk), codes);
  }

  @Test
  void shouldCountTheFirstFailureOnly() {
    failStop.halt("engine", new StackOverflowError());
    failStop.halt("journal", new IllegalStateException("second"));

    assertEquals(1, codes.size());
    assertEquals(1, text().lines().count());
  }

  @Test
  void shouldRunNoStageAfterAFailureOfAnother() {
    int[] ran = new int[1];
    GuardedAgent broken = new GuardedAgent(agent(() -> throwError()), failStop);
    GuardedAgent sound = new GuardedAgent(agent(() -> ++ran[0]), failStop);

    sound.doWork();
    broken.doWork();
    sound.doWork();
    broken.doWork();

    assertEquals(1, ran[0]);
    assertEquals(List.of(ExitCode.STAGE.code()), codes);
  }

  private static int throwError() {
    throw new StackOverflowError();
  }

  private static Agent agent(java.util.function.IntSupplier work) {
    return new Agent() {
      @Override
      public int doWork() {
        return work.getAsInt();
      }

      @Override
      public String roleName() {
        return "stage";
      }
    };
  }

  private String text() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
