package io.croupier.testkit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * A file that nobody may write to, the superuser neither; where only an attribute of the file
 * system can do that, it may not be renamed or removed either. Closed, it is as it was.
 */
public final class ReadOnlyFile implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;

  private final Path file;

  /** Makes it; see {@link #isReadOnly} for whether that could be done. */
  public ReadOnlyFile(Path file) throws IOException, InterruptedException {
    this.file = file;
    if (!file.toFile().setReadOnly()) {
      throw new IOException(file + " keeps its rights");
    }
    if (!isReadOnly()) {
      chattr("+i");
    }
  }

  /** Whether a write to it is refused. */
  public boolean isReadOnly() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return !channel.isOpen();
    } catch (AccessDeniedException e) {
      return true;
    } catch (FileSystemException e) {
      if ("Operation not permitted".equals(e.getReason())) {
        return true;
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    chattr("-i");
    if (!file.toFile().setWritable(true, true)) {
      throw new IOException(file + " stays read-only");
    }
  }

  /** Does nothing where there is no such command, or no such right. */
  private void chattr(String change) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("chattr", change, file.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      // Then it is not read-only for the superuser, which whoever made it asks.
    }
  }
}
