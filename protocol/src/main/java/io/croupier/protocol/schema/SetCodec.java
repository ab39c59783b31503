package io.croupier.protocol.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import uk.co.real_logic.sbe.PrimitiveType;

/**
 * A set of choices: a map from each to true or false; what the map leaves out is false.
 *
 * @param masks the bit of each choice
 */
record SetCodec(PrimitiveType type, Map<String, Long> masks) implements ValueCodec {
  @Override
  public Object read(DirectBuffer buffer, int offset) {
    long bits = Primitives.get(buffer, offset, type);
    Map<String, Object> choices = new LinkedHashMap<>();
    masks.forEach((choice, mask) -> choices.put(choice, (bits & mask) != 0));
    return choices;
  }

  @Override
  public boolean write(MutableDirectBuffer buffer, int offset, Object value) {
    if (!(value instanceof Map<?, ?> choices)) {
      return false;
    }
    long bits = 0;
    for (Map.Entry<?, ?> choice : choices.entrySet()) {
      Long mask = masks.get(choice.getKey());
      if (mask == null || !(choice.getValue() instanceof Boolean chosen)) {
        return false;
      }
      bits |= chosen ? mask : 0;
    }
    Primitives.put(buffer, offset, type, bits);
    return true;
  }

  @Override
  public void writeNull(MutableDirectBuffer buffer, int offset) {
    // Zeroed already.
  }

  @Override
  public String expected() {
    return "an object with true or false for " + Sentences.oneOf(masks.keySet());
  }
}
