package io.croupier.node.operations;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersManager;
import org.agrona.concurrent.status.CountersReader;

/**
 * The file {@code counters} of a data folder: counters of Agrona's layout in memory that the node
 * writes and any process reads, without a word to the node.
 *
 * <pre>
 *  0   int64  {@link #MAGIC}
 *  64  metadata of {@link Counter}, in its order: {@link CountersReader}
 *      values
 * </pre>
 *
 * <p>Every page is written before the file is mapped, so that a full disk is an exception here and
 * not a fault of memory later. The memory is given back when nobody refers to it any more: whoever
 * still reads it at the end must not meet a hole. Values may be set by any thread.
 */
public final class CountersFile {
  static final String NAME = "counters";
  static final long MAGIC = 0x3130544E43524443L;
  private static final int METADATA = 64;
  private static final int VALUES =
      METADATA + Counter.values().length * CountersReader.METADATA_LENGTH;
  private static final int LENGTH =
      VALUES + Counter.values().length * CountersReader.COUNTER_LENGTH;

  private final CountersReader counters;

  private CountersFile(CountersReader counters) {
    this.counters = counters;
  }

  /** Where the file is in a data folder. */
  public static Path in(Path folder) {
    return folder.resolve(NAME);
  }

  /** Makes the file anew, in place of that of an earlier run. */
  public static CountersFile create(Path folder) throws IOException {
    Path made = folder.resolve(NAME + ".new");
    Files.write(made, new byte[LENGTH]);
    MappedByteBuffer bytes = map(made, MapMode.READ_WRITE);
    CountersManager counters =
        new CountersManager(region(bytes, METADATA, VALUES), region(bytes, VALUES, LENGTH));
    for (Counter counter : Counter.values()) {
      counters.allocate(counter.label(), counter.kind().ordinal());
    }
    new UnsafeBuffer(bytes).putLongOrdered(0, MAGIC);
    Files.move(made, in(folder), StandardCopyOption.REPLACE_EXISTING);
    return new CountersFile(counters);
  }

  /** Looks at the file of a data folder; null where there is none of this version. */
  static CountersFile open(Path folder) throws IOException {
    Path file = in(folder);
    if (!Files.exists(file) || Files.size(file) != LENGTH) {
      return null;
    }
    MappedByteBuffer bytes = map(file, MapMode.READ_ONLY);
    if (new UnsafeBuffer(bytes).getLongVolatile(0) != MAGIC) {
      return null;
    }
    CountersReader counters =
        new CountersReader(
            region(bytes, METADATA, VALUES), region(bytes, VALUES, LENGTH), US_ASCII);
    return new CountersFile(counters);
  }

  /** Sets a value; not of a file that was only opened. */
  public void set(Counter counter, long value) {
    counters.valuesBuffer().putLongOrdered(CountersReader.counterOffset(counter.ordinal()), value);
  }

  public long get(Counter counter) {
    return counters.getCounterValue(counter.ordinal());
  }

  private static MappedByteBuffer map(Path file, MapMode mode) throws IOException {
    StandardOpenOption[] options =
        mode == MapMode.READ_ONLY
            ? new StandardOpenOption[] {StandardOpenOption.READ}
            : new StandardOpenOption[] {StandardOpenOption.READ, StandardOpenOption.WRITE};
    try (FileChannel channel = FileChannel.open(file, options)) {
      return channel.map(mode, 0, LENGTH);
    }
  }

  private static UnsafeBuffer region(ByteBuffer bytes, int from, int to) {
    return new UnsafeBuffer(bytes, from, to - from);
  }
}
