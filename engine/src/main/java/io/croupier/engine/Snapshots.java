package io.croupier.engine;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.StoreVisitor;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Saves state to bytes and loads it from them: each field as it is visited, little-endian, arrays
 * with the number of their elements. Both directions are the same visit, so they cannot differ.
 */
final class Snapshots {
  private static final int CHUNK = 1 << 16;

  private Snapshots() {}

  /** Writes each visited field. */
  static final class Saver implements StoreVisitor {
    private final SnapshotSink sink;
    private final UnsafeBuffer chunk = new UnsafeBuffer(new byte[CHUNK]);
    private int length;

    Saver(SnapshotSink sink) {
      this.sink = sink;
    }

    void bytes(byte[] values) {
      putLong(values.length);
      bytes("", 1, values, 0, values.length);
    }

    void finish() {
      sink.write(chunk, 0, length);
      length = 0;
    }

    @Override
    public void store(String name, boolean effect) {
      putLong(name.hashCode());
    }

    @Override
    public long value(String field, int since, long value) {
      putLong(value);
      return value;
    }

    @Override
    public void bytes(String field, int since, byte[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        chunk.putByte(room(Byte.BYTES), values[i]);
      }
    }

    @Override
    public void shorts(String field, int since, short[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        chunk.putShort(room(Short.BYTES), values[i], LITTLE_ENDIAN);
      }
    }

    @Override
    public void ints(String field, int since, int[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        chunk.putInt(room(Integer.BYTES), values[i], LITTLE_ENDIAN);
      }
    }

    @Override
    public void longs(String field, int since, long[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        putLong(values[i]);
      }
    }

    private void putLong(long value) {
      chunk.putLong(room(Long.BYTES), value, LITTLE_ENDIAN);
    }

    private int room(int bytes) {
      if (length + bytes > CHUNK) {
        finish();
      }
      int at = length;
      length += bytes;
      return at;
    }
  }

  /** Fills each visited field. */
  static final class Loader implements StoreVisitor {
    private final SnapshotSource source;
    private final UnsafeBuffer word = new UnsafeBuffer(new byte[Long.BYTES]);

    Loader(SnapshotSource source) {
      this.source = source;
    }

    byte[] bytes() {
      byte[] values = new byte[(int) getLong()];
      bytes("", 1, values, 0, values.length);
      return values;
    }

    @Override
    public void store(String name, boolean effect) {
      Invariant.check(getLong() == name.hashCode(), "the snapshot has another store here");
    }

    @Override
    public long value(String field, int since, long value) {
      return getLong();
    }

    @Override
    public void bytes(String field, int since, byte[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        source.read(word, 0, Byte.BYTES);
        values[i] = word.getByte(0);
      }
    }

    @Override
    public void shorts(String field, int since, short[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        source.read(word, 0, Short.BYTES);
        values[i] = word.getShort(0, LITTLE_ENDIAN);
      }
    }

    @Override
    public void ints(String field, int since, int[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        source.read(word, 0, Integer.BYTES);
        values[i] = word.getInt(0, LITTLE_ENDIAN);
      }
    }

    @Override
    public void longs(String field, int since, long[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] = getLong();
      }
    }

    private long getLong() {
      source.read(word, 0, Long.BYTES);
      return word.getLong(0, LITTLE_ENDIAN);
    }
  }
}
