package io.croupier.journal.chronicle;

import io.croupier.journal.frame.EnvelopeScanner;
import io.croupier.journal.frame.EnvelopeScanner.Found;
import io.croupier.journal.frame.JournalException;
import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Goes over outcome records in commandSequence order, also while the log grows. What it stands on
 * is valid until the next {@link #next} or {@link #close}.
 *
 * <p>Owned by the thread that owns the log: the egress thread in a node.
 */
public final class OutcomeCursor implements AutoCloseable {
  private final List<OutcomeFile> files;
  private final EnvelopeScanner scanner = new EnvelopeScanner(OutcomeRecord.envelope());
  private final OutcomeRecord record = new OutcomeRecord();
  private int index;
  private int from;
  private MappedFile mapped;

  /** Begins at byte {@code from} of the file with number {@code index}, where a record begins. */
  OutcomeCursor(List<OutcomeFile> files, int index, int from) {
    this.files = files;
    this.index = index;
    this.from = from;
  }

  /** Goes to the next record; false when there is none yet. */
  public boolean next() {
    while (index < files.size()) {
      OutcomeFile file = files.get(index);
      look(file);
      Found found = scanner.next();
      if (found == Found.VALID) {
        return stand();
      }
      if (found == Found.TORN) {
        throw new JournalException(
            file.path
                + " was altered at byte "
                + scanner.offset()
                + " while the node ran: stop it"
                + " and check the disk.");
      }
      if (index + 1 == files.size()) {
        return false;
      }
      index++;
      from = files.get(index).start;
      close();
    }
    return false;
  }

  /** The file that the record stands in. */
  public Path file() {
    return files.get(index).path;
  }

  public int gatewayId() {
    return record.gatewayId();
  }

  public long gatewaySequence() {
    return record.gatewaySequence();
  }

  public long commandSequence() {
    return record.commandSequence();
  }

  /** Holds the outcome's bytes from {@link #offset} on. */
  public DirectBuffer buffer() {
    return record.buffer();
  }

  public int offset() {
    return record.offset() + OutcomeRecord.HEADER_LENGTH;
  }

  public int length() {
    return record.length() - OutcomeRecord.HEADER_LENGTH;
  }

  @Override
  public void close() {
    if (mapped != null) {
      mapped.close();
      mapped = null;
    }
  }

  int fileIndex() {
    return index;
  }

  int recordOffset() {
    return record.offset();
  }

  private boolean stand() {
    record.wrap(scanner.buffer(), scanner.offset());
    from = scanner.position();
    return true;
  }

  private void look(OutcomeFile file) {
    if (mapped == null || file.end > mapped.length()) {
      close();
      mapped = new MappedFile(file.path, file.path.toString());
      scanner.wrap(mapped.openWhole(), from, file.end);
    } else {
      scanner.limit(file.end);
    }
  }
}
