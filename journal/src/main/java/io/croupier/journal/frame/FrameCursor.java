package io.croupier.journal.frame;

import io.croupier.journal.frame.EnvelopeScanner.Found;
import java.nio.ByteBuffer;
import java.util.List;

/** Walks the frames of one epoch from file to file. Owned by one thread. */
final class FrameCursor implements AutoCloseable {
  private final List<FrameFile> files;
  private final EnvelopeScanner scanner = new EnvelopeScanner(Frame.envelope());
  private final Frame frame = new Frame();
  private int index = -1;
  private boolean missing;

  FrameCursor(List<FrameFile> files) {
    this.files = files;
  }

  /**
   * Goes to a byte of a file, where {@link #next} looks first; false when there is no such file.
   */
  boolean goTo(int file, int offset) {
    if (file >= files.size()) {
      return false;
    }
    open(file, offset);
    return !missing;
  }

  /** Goes to the next frame; a missing file counts as one torn frame. */
  Found next() {
    Found found = index < 0 ? Found.END : scanner.next();
    while (found == Found.END && index + 1 < files.size()) {
      open(index + 1, 0);
      found = missing ? Found.TORN : scanner.next();
    }
    if (found == Found.VALID) {
      frame.wrap(scanner.buffer(), scanner.offset());
    }
    return found;
  }

  /** The frame that {@link #next} found valid. */
  Frame frame() {
    return frame;
  }

  String fileName() {
    return index < 0 ? "" : files.get(index).name();
  }

  /** Number of the file in the epoch, from 0. */
  int file() {
    return index;
  }

  /** True when the torn frame last met stands for a file that is not there. */
  boolean fileMissing() {
    return missing;
  }

  /** Bytes that the frame last met takes, or would take. */
  int length() {
    return missing ? 0 : scanner.length();
  }

  /** Where in its file the frame last met begins. */
  int offset() {
    return scanner.offset();
  }

  @Override
  public void close() {
    if (index >= 0) {
      files.get(index).close();
    }
  }

  private void open(int file, int offset) {
    close();
    index = file;
    ByteBuffer bytes = files.get(index).open();
    missing = bytes.capacity() == 0;
    scanner.wrap(bytes, offset, bytes.capacity());
  }
}
