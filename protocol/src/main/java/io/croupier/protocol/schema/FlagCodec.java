package io.croupier.protocol.schema;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import uk.co.real_logic.sbe.PrimitiveType;

/** One choice of the header's flags, as a field of its own: true or false; left out: false. */
record FlagCodec(PrimitiveType type, long mask) implements ValueCodec {
  boolean isSet(DirectBuffer buffer, int offset) {
    return (Primitives.get(buffer, offset, type) & mask) != 0;
  }

  void set(MutableDirectBuffer buffer, int offset) {
    Primitives.put(buffer, offset, type, Primitives.get(buffer, offset, type) | mask);
  }

  @Override
  public Object read(DirectBuffer buffer, int offset) {
    return isSet(buffer, offset);
  }

  @Override
  public boolean write(MutableDirectBuffer buffer, int offset, Object value) {
    if (Boolean.TRUE.equals(value)) {
      set(buffer, offset);
    }
    return value instanceof Boolean;
  }

  @Override
  public void writeNull(MutableDirectBuffer buffer, int offset) {
    // Zeroed already.
  }

  @Override
  public String expected() {
    return "true or false";
  }
}
