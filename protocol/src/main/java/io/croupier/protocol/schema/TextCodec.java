package io.croupier.protocol.schema;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Plain text, filled up with zero bytes that the map does not show.
 *
 * @param nullable nothing but zero bytes is no text
 */
record TextCodec(int length, boolean nullable) implements ValueCodec {
  @Override
  public Object read(DirectBuffer buffer, int offset) {
    int end = length;
    while (end > 0 && buffer.getByte(offset + end - 1) == 0) {
      end--;
    }
    if (nullable && end == 0) {
      return null;
    }
    byte[] bytes = new byte[end];
    buffer.getBytes(offset, bytes);
    return new String(bytes, ISO_8859_1);
  }

  @Override
  public boolean write(MutableDirectBuffer buffer, int offset, Object value) {
    if (!(value instanceof String text) || text.length() > length || !isPlain(text)) {
      return false;
    }
    buffer.putBytes(offset, text.getBytes(ISO_8859_1));
    return true;
  }

  @Override
  public void writeNull(MutableDirectBuffer buffer, int offset) {
    // Zeroed already.
  }

  @Override
  public String expected() {
    return "a text of at most " + length + " plain characters";
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }
}
