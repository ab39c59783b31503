package io.croupier.journal.frame;

import java.util.List;
import org.agrona.DirectBuffer;

/** Where the frames of one epoch are kept. */
public interface Medium {
  /**
   * Appends one frame, whole; it comes to stand at a multiple of {@link Envelope#ALIGNMENT} in its
   * file. Called by the appending thread only. A failure is final.
   */
  void append(DirectBuffer frame, int offset, int length);

  /**
   * Returns when everything whose {@link #append} returned before this call is on disk. May be
   * called by another thread than the appending one. A failure is final: nothing may be appended or
   * forced afterwards.
   */
  void force();

  /** The files written, oldest first. */
  List<FrameFile> files();
}
