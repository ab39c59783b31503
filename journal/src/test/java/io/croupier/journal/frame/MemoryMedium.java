package io.croupier.journal.frame;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Frames in memory, in files of a fixed size that tests may damage, or let lose their power. */
final class MemoryMedium implements Medium {
  private static final int PAGE = 4_096;

  private final long epoch;
  private final int fileSize;
  private final List<ByteBuffer> contents = new ArrayList<>();
  private final List<ByteBuffer> forced = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private int end;

  MemoryMedium(long epoch, int fileSize) {
    this.epoch = epoch;
    this.fileSize = fileSize;
  }

  @Override
  public void append(DirectBuffer frame, int offset, int length) {
    if (contents.isEmpty() || end + length > fileSize) {
      contents.add(ByteBuffer.allocateDirect(fileSize));
      end = 0;
    }
    frame.getBytes(offset, contents.get(contents.size() - 1), end, length);
    end = BitUtil.align(end + length, Envelope.ALIGNMENT);
  }

  @Override
  public void force() {
    forced.clear();
    for (ByteBuffer content : contents) {
      forced.add(ByteBuffer.allocateDirect(fileSize).put(0, content, 0, fileSize));
    }
  }

  /** Each page written since it was last forced is kept or lost, and so is each new file. */
  void losePower(Random random) {
    int chance = random.nextInt(101);
    for (int i = 0; i < contents.size(); i++) {
      boolean known = i < forced.size();
      if (!known && random.nextInt(100) < chance / 2) {
        remove(i);
      }
      ByteBuffer old = known ? forced.get(i) : ByteBuffer.allocateDirect(fileSize);
      for (int page = 0; page < fileSize; page += PAGE) {
        if (random.nextInt(100) < chance) {
          contents.get(i).put(page, old, page, PAGE);
        }
      }
    }
  }

  /** Goes on in a new file. */
  void roll() {
    end = fileSize;
  }

  @Override
  public List<FrameFile> files() {
    List<FrameFile> files = new ArrayList<>();
    for (int i = 0; i < contents.size(); i++) {
      String name = "file-" + i;
      ByteBuffer bytes = missing.contains(name) ? ByteBuffer.allocateDirect(0) : contents.get(i);
      files.add(new MemoryFile(name, bytes));
    }
    return files;
  }

  EpochFiles asEpoch() {
    return new EpochFiles(epoch, "epoch-" + epoch, files());
  }

  UnsafeBuffer file(int index) {
    return new UnsafeBuffer(contents.get(index));
  }

  int fileCount() {
    return contents.size();
  }

  /** Where the next frame comes to stand in the last file. */
  int end() {
    return end;
  }

  void remove(int index) {
    missing.add("file-" + index);
  }

  void truncate(int index, int length) {
    ByteBuffer shorter = ByteBuffer.allocateDirect(length);
    shorter.put(0, contents.get(index), 0, length);
    contents.set(index, shorter);
  }

  private record MemoryFile(String name, ByteBuffer bytes) implements FrameFile {
    @Override
    public ByteBuffer open() {
      return bytes;
    }

    @Override
    public void close() {}
  }
}
