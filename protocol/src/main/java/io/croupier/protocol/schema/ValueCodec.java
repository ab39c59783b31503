package io.croupier.protocol.schema;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** How the values of one type stand in bytes and in a map. Any thread. */
public interface ValueCodec {
  /** The value at an offset, or null where it is the schema's null. */
  Object read(DirectBuffer buffer, int offset);

  /** Writes a value and returns true; false, and nothing useful written, if it cannot be one. */
  boolean write(MutableDirectBuffer buffer, int offset, Object value);

  /** Writes the schema's null into zeroed bytes. */
  void writeNull(MutableDirectBuffer buffer, int offset);

  /** What a value must be, to stand behind "must be". */
  String expected();
}
