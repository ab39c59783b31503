package io.croupier.protocol.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * One value of an enumeration, by name, or by true and false where names are such. A number that
 * the schema does not name is read as that number.
 */
final class EnumCodec implements ValueCodec {
  private final NumberCodec number;
  private final Map<Object, Long> numbers;
  private final Map<Long, Object> names = new LinkedHashMap<>();

  EnumCodec(NumberCodec number, Map<Object, Long> numbers) {
    this.number = number;
    this.numbers = Collections.unmodifiableMap(numbers);
    numbers.forEach((name, value) -> names.put(value, name));
  }

  Set<Object> values() {
    return numbers.keySet();
  }

  @Override
  public Object read(DirectBuffer buffer, int offset) {
    Object value = number.read(buffer, offset);
    return value == null ? null : names.getOrDefault(value, value);
  }

  @Override
  public boolean write(MutableDirectBuffer buffer, int offset, Object value) {
    Long known = numbers.get(value);
    return known != null && number.write(buffer, offset, known);
  }

  @Override
  public void writeNull(MutableDirectBuffer buffer, int offset) {
    number.writeNull(buffer, offset);
  }

  @Override
  public String expected() {
    return Sentences.oneOf(values());
  }
}
