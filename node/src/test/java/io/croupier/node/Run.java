package io.croupier.node;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a process said and how it ended. */
record Run(int code, List<String> out, List<String> err) {
  private static final long PATIENCE_SECONDS = 60;

  /** Runs a main class with this process's flags to its end. */
  static Run of(Class<?> main, String in, String... arguments) {
    List<String> command = ChildNode.java(main);
    command.addAll(List.of(arguments));
    return of(command, in);
  }

  static Run of(List<String> command, String in) {
    try {
      Path out = Files.createTempFile("croupier-out-", ".txt");
      Path err = Files.createTempFile("croupier-err-", ".txt");
      Process process =
          new ProcessBuilder(new ArrayList<>(command))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      try (OutputStream to = process.getOutputStream()) {
        to.write(in.getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it does not end; it said " + Files.readAllLines(err));
      }
      Run run = new Run(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
      Files.delete(out);
      Files.delete(err);
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
