package io.croupier.protocol.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.croupier.protocol.BookChangedEncoder;
import io.croupier.protocol.MessageHeaderEncoder;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class MessageLengthsTest {
  private static final MessageSchema SCHEMA = MessageSchema.load();
  private static final int NONE = -1;
  private static final int OFFSET = 5;

  private final MessageLengths lengths = SCHEMA.lengths();
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();

  @Test
  void shouldKnowTheLengthOfEveryMessageWithItsRows() {
    MessageEncoder encoder = new MessageEncoder(SCHEMA);
    for (MessageType type : SCHEMA.messages()) {
      RandomMessages random = new RandomMessages(type.templateId());
      int length = encoder.encode(type, random.next(type), buffer, OFFSET);
      assertEquals(length, lengths.exactLength(buffer, OFFSET, length), type.name());
      assertEquals(length, lengths.exactLength(buffer, OFFSET, length + 1), type.name());
    }
  }

  @Test
  void shouldNotBeTheGivenLengthWhenBytesAreMissing() {
    int length = writeBook(3);
    for (int i = 0; i < length; i++) {
      assertNotEquals(i, lengths.exactLength(buffer, OFFSET, i));
    }
  }

  @Test
  void shouldKnowNoLengthWhenTheHeaderIsForeign() {
    int length = writeBook(3);
    header.wrap(buffer, OFFSET);
    header.templateId(99);
    assertEquals(NONE, lengths.exactLength(buffer, OFFSET, length));
    header.templateId(65_535);
    assertEquals(NONE, lengths.exactLength(buffer, OFFSET, length));
    header.templateId(BookChangedEncoder.TEMPLATE_ID).schemaId(SCHEMA.id() + 1);
    assertEquals(NONE, lengths.exactLength(buffer, OFFSET, length));
    header.schemaId(SCHEMA.id()).version(SCHEMA.version() + 1);
    assertEquals(NONE, lengths.exactLength(buffer, OFFSET, length));
    header.version(0);
    assertEquals(NONE, lengths.exactLength(buffer, OFFSET, length));
    header.version(SCHEMA.version()).blockLength(BookChangedEncoder.BLOCK_LENGTH - 1);
    assertEquals(NONE, lengths.exactLength(buffer, OFFSET, length));
    header.blockLength(BookChangedEncoder.BLOCK_LENGTH);
    assertEquals(length, lengths.exactLength(buffer, OFFSET, length));
  }

  @Test
  void shouldKnowNoLengthWhenARowIsLongerThanItsVersionSays() {
    int length = writeBook(3);
    int group = OFFSET + MessageHeaderEncoder.ENCODED_LENGTH + BookChangedEncoder.BLOCK_LENGTH;
    buffer.putShort(group, (short) (buffer.getShort(group) + 1));
    assertEquals(NONE, lengths.exactLength(buffer, OFFSET, length));
  }

  @Test
  void shouldNeverFailOnRandomBytes() {
    Random random = new Random(1);
    MessageDecoder decoder = new MessageDecoder(SCHEMA);
    byte[] bytes = new byte[64];
    for (int i = 0; i < 20_000; i++) {
      random.nextBytes(bytes);
      UnsafeBuffer received = new UnsafeBuffer(bytes, 0, random.nextInt(bytes.length + 1));
      if (i % 2 == 0 && received.capacity() >= MessageHeaderEncoder.ENCODED_LENGTH) {
        header.wrap(received, 0).templateId(1 + random.nextInt(450)).schemaId(451).version(1);
      }
      int length = received.capacity();
      if (lengths.exactLength(received, 0, length) == length) {
        decoder.decode(received, 0, length);
      } else {
        assertThrows(BadMessageException.class, () -> decoder.decode(received, 0, length));
      }
    }
  }

  @Test
  void shouldNotAllocate() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int length = writeBook(3);
    long checked = sum(length, 10_000);
    long before = threads.getCurrentThreadAllocatedBytes();
    checked += sum(length, 100_000);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertEquals(110_000L * length, checked);
    assertTrue(allocated < 1_000, allocated + " bytes");
  }

  private long sum(int length, int times) {
    long sum = 0;
    for (int i = 0; i < times; i++) {
      sum += lengths.exactLength(buffer, OFFSET, length);
    }
    return sum;
  }

  private int writeBook(int rows) {
    BookChangedEncoder book = new BookChangedEncoder().wrapAndApplyHeader(buffer, OFFSET, header);
    book.runnersCount(0);
    BookChangedEncoder.LevelsEncoder levels = book.levelsCount(rows);
    for (int i = 0; i < rows; i++) {
      levels.next().size(i);
    }
    return MessageHeaderEncoder.ENCODED_LENGTH + book.encodedLength();
  }
}
