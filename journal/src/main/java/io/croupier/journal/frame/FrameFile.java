package io.croupier.journal.frame;

import java.nio.ByteBuffer;

/** One file of frames, for reading. */
public interface FrameFile {
  /** The file's name as a person finds it. */
  String name();

  /**
   * Its bytes from the first on, a direct buffer; zeros at the end may be left out, so a missing
   * file and one of zeros are empty.
   */
  ByteBuffer open();

  /** Gives back what {@link #open} took. */
  void close();
}
