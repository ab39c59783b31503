package io.croupier.journal.chronicle;

import io.croupier.journal.frame.Envelope;
import io.croupier.journal.frame.JournalException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Every outcome that left, by gateway and gatewaySequence: this run's are appended, those of
 * earlier runs are read. Derived from the journal and never forced.
 *
 * <p>At a start, {@link #replayed} is called with every outcome that the replay gives, then {@link
 * #endReplay} once; only after that {@link #append}, {@link #cursor} and the page toucher.
 *
 * <p>Owned by the egress thread, or by the starting thread before that one runs. Appending
 * allocates nothing.
 */
public final class OutcomeLog implements AutoCloseable {
  private final List<OutcomeFolder> earlier;
  private final RollingMedium.Maker media;
  private final Path folder;
  private final long fileSize;
  private final Envelope envelope = OutcomeRecord.envelope();
  private final ByteBuffer bytes =
      BufferUtil.allocateDirectAligned(OutcomeRecord.MAX_LENGTH, Long.BYTES);
  private final UnsafeBuffer record = new UnsafeBuffer(bytes);
  private final OutcomeIndex index = new OutcomeIndex();
  private final long after;
  private final long resumeSequence;
  private OutcomeCursor comparing;
  private List<OutcomeFile> files;
  private RollingMedium medium;
  private int fileCount;
  private OutcomeFile current;
  private long nextNumber;

  /**
   * Reads the logs in {@code earlier}; this run's comes to stand in {@code folder}. The replay
   * begins behind command {@code after}, whose outcomes and those before it are all logged.
   */
  OutcomeLog(
      List<OutcomeFolder> earlier,
      RollingMedium.Maker media,
      Path folder,
      long fileSize,
      long after) {
    this.earlier = earlier;
    this.media = media;
    this.after = after;
    this.folder = folder;
    this.fileSize = fileSize;
    OutcomeHistory history = OutcomeHistory.read(earlier, Long.MAX_VALUE);
    this.resumeSequence = Math.max(history.lastSequence(), after + 1);
    this.comparing = history.cursor();
  }

  /**
   * Takes an outcome that the replay gives, and appends it when earlier logs lack it. Refused when
   * they hold another one in its place: journal, outcome log and rules do not belong together.
   */
  public void replayed(
      int gatewayId,
      long gatewaySequence,
      long commandSequence,
      DirectBuffer buffer,
      int offset,
      int length) {
    if (comparing != null) {
      compare(gatewayId, gatewaySequence, commandSequence, buffer, offset, length);
    }
    // Of the last command in the earlier logs some outcomes may be missing: it is written anew.
    if (commandSequence >= resumeSequence) {
      if (medium == null) {
        begin(resumeSequence);
      }
      append(gatewayId, gatewaySequence, commandSequence, buffer, offset, length);
      endOfBatch();
    }
  }

  /**
   * Ends the comparison. Outcomes of commands behind {@code lastSequence}, which the journal has
   * lost, do not count any more. Refused when earlier logs hold another that the replay did not
   * give.
   */
  public void endReplay(long lastSequence) {
    if (comparing != null && nextToCompare() && comparing.commandSequence() <= lastSequence) {
      throw differs(comparing.commandSequence(), comparing.file());
    }
    endComparing();
    if (medium == null) {
      // All that earlier logs hold up to here has been compared, so it is complete.
      begin(lastSequence + 1);
    }
  }

  /**
   * Appends one outcome. At durability DISK only when its command is forced: a start takes a logged
   * outcome as proof of that. Refused when it is not the gateway's next, or longer than 65,496
   * bytes.
   */
  public void append(
      int gatewayId,
      long gatewaySequence,
      long commandSequence,
      DirectBuffer buffer,
      int offset,
      int length) {
    if (gatewaySequence != index.last(gatewayId) + 1) {
      throw new JournalException(
          "Outcome "
              + gatewaySequence
              + " for gateway "
              + gatewayId
              + " came where "
              + (index.last(gatewayId) + 1)
              + " was due: the node must stop.");
    }
    int filesBefore = files.size();
    int end = current.end;
    write(gatewayId, gatewaySequence, commandSequence, buffer, offset, length);
    int from = files.size() == filesBefore ? end : 0;
    index.add(gatewayId, gatewaySequence, files.size() - 1, from);
  }

  /** To be called after each batch: goes to a new file when this one is full. */
  public void endOfBatch() {
    medium.rollWhenFull();
  }

  /** The last gatewaySequence of a gateway; 0 when it has had no outcome. */
  public long lastGatewaySequence(int gatewayId) {
    return index.last(gatewayId);
  }

  /**
   * Serves a gateway from {@code fromGatewaySequence} on, which must be 1 to {@link
   * #lastGatewaySequence} + 1.
   */
  public GatewayCursor cursor(int gatewayId, long fromGatewaySequence) {
    long last = index.last(gatewayId);
    if (fromGatewaySequence < 1 || fromGatewaySequence > last + 1) {
      throw new JournalException(
          "Gateway "
              + gatewayId
              + " asks for outcome "
              + fromGatewaySequence
              + " of "
              + last
              + ": refuse it.");
    }
    OutcomeCursor cursor =
        fromGatewaySequence > last
            ? new OutcomeCursor(files, files.size() - 1, current.end)
            : new OutcomeCursor(
                files,
                index.fileIndex(gatewayId, fromGatewaySequence),
                index.offset(gatewayId, fromGatewaySequence));
    return new GatewayCursor(cursor, gatewayId, fromGatewaySequence);
  }

  @Override
  public void close() {
    endComparing();
    if (medium != null) {
      medium.close();
    }
  }

  RollingMedium medium() {
    return medium;
  }

  /** Opens this run's log, which counts from {@code firstCommand} on, behind earlier ones. */
  private void begin(long firstCommand) {
    OutcomeHistory history = OutcomeHistory.read(earlier, firstCommand - 1);
    files = new ArrayList<>(history.files());
    indexFiles();
    medium = media.create(folder, fileSize);
    write(OutcomeRecord.START, history.records(), firstCommand, record, 0, 0);
  }

  private void write(
      int gatewayId,
      long gatewaySequence,
      long commandSequence,
      DirectBuffer buffer,
      int offset,
      int length) {
    int total = OutcomeRecord.HEADER_LENGTH + length;
    if (total > OutcomeRecord.MAX_LENGTH) {
      throw new JournalException(
          "An outcome of command "
              + commandSequence
              + " has "
              + length
              + " bytes, more than the outcome log takes: the node must stop.");
    }
    record.putBytes(OutcomeRecord.HEADER_LENGTH, buffer, offset, length);
    OutcomeRecord.encodeHeader(record, gatewayId, nextNumber++, commandSequence, gatewaySequence);
    envelope.close(record, bytes, total);
    medium.append(record, 0, total);
    noteEnd(gatewayId == OutcomeRecord.START);
  }

  private void noteEnd(boolean start) {
    int end = (int) medium.position();
    if (medium.fileCount() != fileCount) {
      fileCount = medium.fileCount();
      current = new OutcomeFile(medium.currentFile(), start ? end : 0, end);
      files.add(current);
    }
    current.end = end;
  }

  private void indexFiles() {
    try (OutcomeCursor cursor =
        new OutcomeCursor(files, 0, files.isEmpty() ? 0 : files.get(0).start)) {
      while (cursor.next()) {
        int offset = cursor.recordOffset();
        if (!index.add(cursor.gatewayId(), cursor.gatewaySequence(), cursor.fileIndex(), offset)) {
          throw new JournalException(
              "The outcome log lacks outcome "
                  + (index.last(cursor.gatewayId()) + 1)
                  + " of gateway "
                  + cursor.gatewayId()
                  + ": run the replay tool's verify.");
        }
      }
    }
  }

  private void compare(
      int gatewayId,
      long gatewaySequence,
      long commandSequence,
      DirectBuffer buffer,
      int offset,
      int length) {
    if (!nextToCompare()) {
      endComparing();
      return;
    }
    boolean same =
        comparing.gatewayId() == gatewayId
            && comparing.gatewaySequence() == gatewaySequence
            && comparing.commandSequence() == commandSequence
            && comparing.length() == length
            && sameBytes(buffer, offset, length);
    if (!same) {
      throw differs(Math.min(commandSequence, comparing.commandSequence()), comparing.file());
    }
  }

  /** Goes to the next record that the replay gives too. */
  private boolean nextToCompare() {
    boolean there = comparing.next();
    while (there && comparing.commandSequence() <= after) {
      there = comparing.next();
    }
    return there;
  }

  private boolean sameBytes(DirectBuffer buffer, int offset, int length) {
    for (int i = 0; i < length; i++) {
      if (buffer.getByte(offset + i) != comparing.buffer().getByte(comparing.offset() + i)) {
        return false;
      }
    }
    return true;
  }

  private void endComparing() {
    if (comparing != null) {
      comparing.close();
      comparing = null;
    }
  }

  private static JournalException differs(long commandSequence, Path file) {
    return new JournalException(
        "Replaying command "
            + commandSequence
            + " does not give the outcomes that were sent for it, which stand in "
            + file
            + ": start the version that wrote the journal, or restore the folder from a copy.");
  }
}
