package io.croupier.engine.casino;

import org.agrona.DirectBuffer;

/** A seed as text: plain characters, filled up with zero bytes. */
final class SeedText {
  /** The most characters that it can have. */
  static final int CAPACITY = 64;

  private SeedText() {}

  /** How many characters it has; 0 where there is none, or where one is not plain. */
  static int length(DirectBuffer buffer, int offset) {
    int length = CAPACITY;
    while (length > 0 && buffer.getByte(offset + length - 1) == 0) {
      length--;
    }
    for (int i = 0; i < length; i++) {
      byte character = buffer.getByte(offset + i);
      if (character < ' ' || character > '~') {
        return 0;
      }
    }
    return length;
  }
}
