package io.croupier.protocol.schema;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message, by its random values, through the generic and the generated codecs. */
class RoundTripTest {
  private static final MessageSchema SCHEMA = MessageSchema.load();
  private static final int ROUNDS = 20;
  private static final int OFFSET = 3;

  private final MessageEncoder encoder = new MessageEncoder(SCHEMA);
  private final MessageDecoder decoder = new MessageDecoder(SCHEMA);
  private final byte[] bytes = new byte[1024];
  private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);

  static Stream<Named<MessageType>> messages() {
    return SCHEMA.messages().stream().map(type -> Named.of(type.name(), type));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void shouldReadWhatItWrote(MessageType type) {
    RandomMessages random = new RandomMessages(type.templateId());
    for (int i = 0; i < ROUNDS; i++) {
      Map<String, Object> message = random.next(type);
      int length = encoder.encode(type, message, buffer, OFFSET);
      assertEquals(message, decoder.decode(buffer, OFFSET, length));
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void shouldAgreeWithTheGeneratedDecoder(MessageType type) {
    RandomMessages random = new RandomMessages(~type.templateId());
    for (int i = 0; i < ROUNDS; i++) {
      Map<String, Object> message = random.next(type);
      encoder.encode(type, message, buffer, OFFSET);
      assertEquals(message, new GeneratedReader(type).read(buffer, OFFSET));
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void shouldWriteTheBytesOfTheGeneratedEncoder(MessageType type) {
    RandomMessages random = new RandomMessages(-type.templateId());
    for (int i = 0; i < ROUNDS; i++) {
      Map<String, Object> message = random.next(type);
      int length = encoder.encode(type, message, buffer, OFFSET);
      byte[] generic = Arrays.copyOfRange(bytes, OFFSET, OFFSET + length);
      Arrays.fill(bytes, (byte) i);
      assertEquals(length, new GeneratedWriter(type).write(message, buffer, OFFSET));
      assertArrayEquals(generic, Arrays.copyOfRange(bytes, OFFSET, OFFSET + length));
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void shouldWriteEveryByteWhateverStoodThere(MessageType type) {
    Map<String, Object> message = new RandomMessages(type.templateId()).next(type);
    Arrays.fill(bytes, (byte) 0x00);
    int length = encoder.encode(type, message, buffer, OFFSET);
    byte[] overZeros = Arrays.copyOfRange(bytes, OFFSET, OFFSET + length);
    Arrays.fill(bytes, (byte) 0xFF);
    encoder.encode(type, message, buffer, OFFSET);
    assertArrayEquals(overZeros, Arrays.copyOfRange(bytes, OFFSET, OFFSET + length));
    assertEquals((byte) 0xFF, bytes[OFFSET - 1]);
    assertEquals((byte) 0xFF, bytes[OFFSET + length]);
  }
}
