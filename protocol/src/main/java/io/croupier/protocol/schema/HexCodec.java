package io.croupier.protocol.schema;

import java.util.HexFormat;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Bytes as two hex digits each.
 *
 * @param length in bytes
 * @param wordLength numbers of this many bytes stand little-endian and are written big-endian, as
 *     people do; 1: bytes in their order
 * @param nullable all zero is the schema's null
 */
record HexCodec(int length, int wordLength, boolean nullable) implements ValueCodec {
  private static final HexFormat HEX = HexFormat.of();

  @Override
  public Object read(DirectBuffer buffer, int offset) {
    byte[] bytes = new byte[length];
    boolean zero = true;
    for (int i = 0; i < length; i++) {
      bytes[i] = buffer.getByte(offset + place(i));
      zero &= bytes[i] == 0;
    }
    return nullable && zero ? null : HEX.formatHex(bytes);
  }

  @Override
  public boolean write(MutableDirectBuffer buffer, int offset, Object value) {
    if (!(value instanceof String text) || !isHex(text)) {
      return false;
    }
    byte[] bytes = HEX.parseHex(text);
    for (int i = 0; i < length; i++) {
      buffer.putByte(offset + place(i), bytes[i]);
    }
    return true;
  }

  @Override
  public void writeNull(MutableDirectBuffer buffer, int offset) {
    // Zeroed already.
  }

  @Override
  public String expected() {
    return "a text of " + 2 * length + " hex digits";
  }

  private int place(int index) {
    return index - index % wordLength + wordLength - 1 - index % wordLength;
  }

  private boolean isHex(String text) {
    return text.length() == 2 * length && text.chars().allMatch(HexFormat::isHexDigit);
  }
}
