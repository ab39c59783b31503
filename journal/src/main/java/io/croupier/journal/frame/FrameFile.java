package io.croupier.journal.frame;

import java.nio.ByteBuffer;

/** One file of frames, for reading. */
public interface FrameFile {
  /** The file's name as a person finds it. */
  String name();

  /** Its bytes from first to last, a direct buffer; empty when the file is missing. */
  ByteBuffer open();

  /** Gives back what {@link #open} took. */
  void close();
}
