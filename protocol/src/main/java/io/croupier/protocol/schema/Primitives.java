package io.croupier.protocol.schema;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import uk.co.real_logic.sbe.PrimitiveType;

/** Whole numbers of the widths that the schema uses, as longs. */
final class Primitives {
  private Primitives() {}

  static long get(DirectBuffer buffer, int offset, PrimitiveType type) {
    return switch (type) {
      case INT8 -> buffer.getByte(offset);
      case UINT8 -> buffer.getByte(offset) & 0xFFL;
      case INT16 -> buffer.getShort(offset, LITTLE_ENDIAN);
      case UINT16 -> buffer.getShort(offset, LITTLE_ENDIAN) & 0xFFFFL;
      case INT32 -> buffer.getInt(offset, LITTLE_ENDIAN);
      case UINT32 -> buffer.getInt(offset, LITTLE_ENDIAN) & 0xFFFF_FFFFL;
      case INT64 -> buffer.getLong(offset, LITTLE_ENDIAN);
      default -> throw unsupported(type);
    };
  }

  static void put(MutableDirectBuffer buffer, int offset, PrimitiveType type, long value) {
    switch (type.size()) {
      case 1 -> buffer.putByte(offset, (byte) value);
      case 2 -> buffer.putShort(offset, (short) value, LITTLE_ENDIAN);
      case 4 -> buffer.putInt(offset, (int) value, LITTLE_ENDIAN);
      default -> buffer.putLong(offset, value, LITTLE_ENDIAN);
    }
  }

  /** The smallest number that the bytes can hold: not the least that has a meaning. */
  static long min(PrimitiveType type) {
    return switch (type) {
      case UINT8, UINT16, UINT32 -> 0;
      case INT8, INT16, INT32, INT64 -> -1L << (8 * type.size() - 1);
      default -> throw unsupported(type);
    };
  }

  static long max(PrimitiveType type) {
    return switch (type) {
      case UINT8, UINT16, UINT32 -> (1L << (8 * type.size())) - 1;
      case INT8, INT16, INT32, INT64 -> ~min(type);
      default -> throw unsupported(type);
    };
  }

  private static IllegalStateException unsupported(PrimitiveType type) {
    return new IllegalStateException("The schema has a number of type " + type + ".");
  }
}
