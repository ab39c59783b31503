package io.croupier.journal.frame;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A journal in memory, written as a node would: for tests of reading. */
final class TestJournal {
  static final int COMMAND_LENGTH = 100;
  static final int FRAME_LENGTH = Frame.HEADER_LENGTH + COMMAND_LENGTH;
  static final int FILE_SIZE = 64 * 1024;

  private final List<MemoryMedium> media = new ArrayList<>();
  private Durability durability = Durability.DISK;
  private FailedForce failedForce;
  private long outcomeSequence;
  private FrameWriter writer;
  private long timestampNs = 1_000;

  TestJournal at(Durability level) {
    durability = level;
    return this;
  }

  TestJournal failedAt(long epoch, long forcedSequence) {
    failedForce = new FailedForce(epoch, forcedSequence);
    return this;
  }

  TestJournal answered(long sequence) {
    outcomeSequence = sequence;
    return this;
  }

  /** Begins the next epoch, going on from what a start would read. */
  TestJournal epoch() {
    return epoch(List.of());
  }

  TestJournal epoch(List<Skip> skips) {
    JournalState state = read(new Commands());
    failedForce = null;
    MemoryMedium medium = new MemoryMedium(media.size() + 1, FILE_SIZE);
    media.add(medium);
    EpochHeader header =
        new EpochHeader(
            media.size(),
            state.lastSequence() + 1,
            state.asPrevious(),
            durability,
            7,
            3,
            2,
            "1.0",
            skips);
    writer = new FrameWriter(medium, header, timestampNs);
    medium.force();
    return this;
  }

  /** Begins an epoch whose process died before it had written a frame. */
  TestJournal unbornEpoch() {
    media.add(new MemoryMedium(media.size() + 1, FILE_SIZE));
    return this;
  }

  TestJournal commands(int count) {
    UnsafeBuffer command = new UnsafeBuffer(new byte[COMMAND_LENGTH]);
    for (int i = 0; i < count; i++) {
      long sequence = writer.lastSequence() + 1;
      command.putLong(0, sequence);
      timestampNs += 1_000;
      writer.append(sequence, timestampNs, command, 0, COMMAND_LENGTH);
    }
    return this;
  }

  TestJournal pair(long sequence, long hash) {
    writer.pair(sequence, hash);
    return this;
  }

  TestJournal forced(long sequence) {
    writer.forcedSequence(sequence);
    return this;
  }

  /** Forces everything written; the frames written next say so. */
  TestJournal force() {
    media.get(media.size() - 1).force();
    return forced(writer.lastSequence());
  }

  int epochs() {
    return media.size();
  }

  long last() {
    return writer.lastSequence();
  }

  TestJournal seal() {
    timestampNs += FrameWriter.SEAL_NANOS;
    writer.sealIfDue(timestampNs);
    return this;
  }

  TestJournal stop() {
    writer.stop(timestampNs, "done");
    return this;
  }

  MemoryMedium medium(int epoch) {
    return media.get(epoch - 1);
  }

  TestJournal drop(int epoch) {
    media.remove(epoch - 1);
    return this;
  }

  /** Where the frame of {@code sequence} begins, in the only file of an epoch. */
  int offsetOf(int epoch, long sequence) {
    UnsafeBuffer file = medium(epoch).file(0);
    EnvelopeScanner scanner = new EnvelopeScanner(Frame.envelope());
    scanner.wrap(file.byteBuffer(), 0, file.capacity());
    while (scanner.next() == EnvelopeScanner.Found.VALID) {
      Frame frame = new Frame().wrap(scanner.buffer(), scanner.offset());
      if (frame.type() == FrameType.COMMAND && frame.sequence() == sequence) {
        return scanner.offset();
      }
    }
    throw new AssertionError("no command " + sequence);
  }

  JournalReader reader() {
    List<EpochFiles> epochs = media.stream().map(MemoryMedium::asEpoch).toList();
    return new JournalReader(epochs, failedForce, number -> outcomeSequence);
  }

  JournalState read(FrameHandler handler) {
    return reader().read(handler);
  }

  JournalState read() {
    return read(new Commands());
  }

  /** Notes what is handed over, and that it is in order. */
  static final class Commands implements FrameHandler {
    final List<String> calls = new ArrayList<>();
    final List<String> files = new ArrayList<>();
    long last;

    @Override
    public void onFile(String name) {
      files.add(name);
    }

    @Override
    public void onEpoch(EpochHeader epoch) {
      calls.add("epoch " + epoch.number());
    }

    @Override
    public void onCommand(
        long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
      if (sequence != last + 1 || buffer.getLong(offset) != sequence || length != COMMAND_LENGTH) {
        throw new AssertionError("command " + sequence + " after " + last);
      }
      last = sequence;
    }

    @Override
    public void onSkipped(
        long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
      onCommand(sequence, timestampNs, buffer, offset, length);
      calls.add("skipped " + sequence);
    }

    @Override
    public void onSeal(Seal seal) {
      calls.add("seal " + seal.firstSequence() + ".." + seal.lastSequence() + pairs(seal));
    }

    @Override
    public void onStop(Seal seal, String reason) {
      calls.add(
          "stop " + seal.firstSequence() + ".." + seal.lastSequence() + pairs(seal) + " " + reason);
    }

    private static String pairs(Seal seal) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < seal.pairCount(); i++) {
        text.append(" ").append(seal.pairSequence(i)).append("=").append(seal.pairOutcomeHash(i));
      }
      return text.toString();
    }
  }
}
