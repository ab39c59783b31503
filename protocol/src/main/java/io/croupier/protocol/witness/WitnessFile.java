package io.croupier.protocol.witness;

import static io.croupier.protocol.witness.WitnessWriter.HEADER;
import static io.croupier.protocol.witness.WitnessWriter.LENGTH;
import static io.croupier.protocol.witness.WitnessWriter.LONGEST_MESSAGE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A witness file as it stood when it was opened; {@link WitnessWriter} says how it is laid out. It
 * may have 2 GiB. Any thread may read it.
 */
public final class WitnessFile {
  private static final WitnessKind[] KINDS = WitnessKind.values();

  private final UnsafeBuffer bytes;

  private WitnessFile(UnsafeBuffer bytes) {
    this.bytes = bytes;
  }

  /** Takes records; the bytes are valid as long as the file is. */
  public interface Handler {
    void onRecord(WitnessKind kind, long timeNs, DirectBuffer message, int offset, int length);
  }

  /** Opens a file; one that is not there has no records. */
  public static WitnessFile open(Path path) {
    if (!Files.exists(path)) {
      return new WitnessFile(new UnsafeBuffer(new byte[0]));
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      if (file.size() > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(path + " is longer than 2 GiB: begin a file more often");
      }
      return new WitnessFile(
          new UnsafeBuffer(file.map(FileChannel.MapMode.READ_ONLY, 0, file.size())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All its bytes, records and what stands between the messages. */
  public DirectBuffer bytes() {
    return bytes;
  }

  /** Hands over every whole record in order, and gives where the last of them ends. */
  public int read(Handler handler) {
    int at = 0;
    while (at + LENGTH + HEADER <= bytes.capacity()) {
      int length = bytes.getInt(at, ByteOrder.LITTLE_ENDIAN);
      int kind = bytes.getByte(at + LENGTH);
      if (length < HEADER
          || length > HEADER + LONGEST_MESSAGE
          || at + LENGTH + length > bytes.capacity()
          || kind < 0
          || kind >= KINDS.length) {
        return at;
      }
      long timeNs = bytes.getLong(at + LENGTH + 1, ByteOrder.LITTLE_ENDIAN);
      handler.onRecord(KINDS[kind], timeNs, bytes, at + LENGTH + HEADER, length - HEADER);
      at += LENGTH + length;
    }
    return at;
  }
}
