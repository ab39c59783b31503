package io.croupier.protocol.schema;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** A time: read as nanoseconds since 1970, written from them or from ISO-8601. */
record TimeCodec(NumberCodec number) implements ValueCodec {
  @Override
  public Object read(DirectBuffer buffer, int offset) {
    return number.read(buffer, offset);
  }

  @Override
  public boolean write(MutableDirectBuffer buffer, int offset, Object value) {
    Object epochNs = value instanceof String text ? Times.toEpochNs(text) : value;
    return number.write(buffer, offset, epochNs);
  }

  @Override
  public void writeNull(MutableDirectBuffer buffer, int offset) {
    number.writeNull(buffer, offset);
  }

  @Override
  public String expected() {
    return Times.EXPECTED;
  }
}
