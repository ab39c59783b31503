package io.croupier.protocol.schema;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The sequence of an outcome under one of its two names: {@code commandSequence}, or {@code
 * asOfSequence} in an answer to a query. It stands under one name only, and writing it under the
 * second marks the outcome as such an answer.
 *
 * @param query the flag QUERY
 * @param distance from the sequence to the flags, in bytes
 * @param answersQuery this is {@code asOfSequence}
 */
record SequenceCodec(NumberCodec number, FlagCodec query, int distance, boolean answersQuery)
    implements ValueCodec {
  @Override
  public Object read(DirectBuffer buffer, int offset) {
    boolean shown = query.isSet(buffer, offset + distance) == answersQuery;
    return shown ? number.read(buffer, offset) : null;
  }

  @Override
  public boolean write(MutableDirectBuffer buffer, int offset, Object value) {
    if (answersQuery) {
      query.set(buffer, offset + distance);
    }
    return number.write(buffer, offset, value);
  }

  @Override
  public void writeNull(MutableDirectBuffer buffer, int offset) {
    // Stands under its other name.
  }

  @Override
  public String expected() {
    return number.expected();
  }
}
