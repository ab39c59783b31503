package io.croupier.protocol.schema;

import java.math.BigInteger;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import uk.co.real_logic.sbe.PrimitiveType;

/**
 * A whole number. Every number that fits the bytes is written, also one outside the range that has
 * a meaning: refusing it is the engine's part.
 */
record NumberCodec(PrimitiveType type, Long nullValue) implements ValueCodec {
  @Override
  public Object read(DirectBuffer buffer, int offset) {
    Long value = Primitives.get(buffer, offset, type);
    return value.equals(nullValue) ? null : value;
  }

  @Override
  public boolean write(MutableDirectBuffer buffer, int offset, Object value) {
    Long number = toLong(value);
    if (number == null || number < Primitives.min(type) || number > Primitives.max(type)) {
      return false;
    }
    Primitives.put(buffer, offset, type, number);
    return true;
  }

  @Override
  public void writeNull(MutableDirectBuffer buffer, int offset) {
    Primitives.put(buffer, offset, type, nullValue);
  }

  @Override
  public String expected() {
    return "a whole number from " + Primitives.min(type) + " to " + Primitives.max(type);
  }

  private static Long toLong(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof BigInteger number && number.bitLength() < Long.SIZE) {
      return number.longValue();
    }
    return null;
  }
}
