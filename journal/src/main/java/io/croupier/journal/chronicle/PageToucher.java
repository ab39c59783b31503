package io.croupier.journal.chronicle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Touches the pages that the appenders will write next, so that the first write to a page does not
 * stall them: each is compared with zero and set to zero, which changes nothing and brings the page
 * in.
 *
 * <p>One thread of its own calls {@link #doWork} again and again, sleeping some milliseconds when
 * it returns 0, and then {@link #close}; the logs are closed after it.
 */
public final class PageToucher implements AutoCloseable {
  /** So far ahead of the appender pages are touched, in bytes. */
  public static final int AHEAD = 24 << 20;

  private static final int PAGE = 4_096;
  private static final int PAGES_AT_ONCE = 256;

  private final List<Target> targets = new ArrayList<>();

  public PageToucher(JournalAppender journal, OutcomeLog outcomes) {
    targets.add(new Target(journal.medium()));
    targets.add(new Target(outcomes.medium()));
  }

  /** Touches up to 1 MiB of each log and returns the number of pages touched. */
  public int doWork() {
    int touched = 0;
    for (Target target : targets) {
      touched += target.touch();
    }
    return touched;
  }

  @Override
  public void close() {
    targets.forEach(Target::unmap);
  }

  private static final class Target {
    private final RollingMedium medium;
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private ByteBuffer mapped;
    private Path path;
    private int next;

    Target(RollingMedium medium) {
      this.medium = medium;
    }

    int touch() {
      Path current = medium.currentFile();
      if (!current.equals(path)) {
        map(current);
      }
      // A position of the file before this one only means that this round does less.
      long position = medium.position();
      next = Math.max(next, (int) (position & -PAGE));
      long end = Math.min(position + AHEAD, Math.min(medium.fileSize(), view.capacity()));
      int count = 0;
      while (next + PAGE <= end && count < PAGES_AT_ONCE) {
        view.compareAndSetInt(next, 0, 0);
        next += PAGE;
        count++;
      }
      return count;
    }

    void unmap() {
      view.wrap(0, 0);
      if (mapped != null) {
        Mappings.end(mapped);
        mapped = null;
      }
    }

    private void map(Path current) {
      unmap();
      try (FileChannel channel =
          FileChannel.open(current, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        mapped = channel.map(MapMode.READ_WRITE, 0, channel.size());
      } catch (IOException e) {
        throw FileForcer.failed(current, e);
      }
      view.wrap(mapped);
      FileSpace.adviseNoReadAhead(view.addressOffset(), view.capacity());
      path = current;
      next = 0;
    }
  }
}
