package io.croupier.engine;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.StoreVisitor;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Saves state to bytes and loads it from them: each field as it is visited, little-endian, arrays
 * with the number of their elements. Both directions are the same visit, so they cannot differ.
 * What comes with a later version of the rules than acts is neither saved nor loaded.
 */
final class Snapshots {
  private static final int CHUNK = 1 << 16;

  private Snapshots() {}

  /** Writes each visited field. */
  static final class Saver implements StoreVisitor {
    private final SnapshotSink sink;
    private final int behaviour;
    private final UnsafeBuffer chunk = new UnsafeBuffer(new byte[CHUNK]);
    private int length;

    Saver(SnapshotSink sink, int behaviour) {
      this.sink = sink;
      this.behaviour = behaviour;
      putLong(behaviour);
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
      if (since <= behaviour) {
        putLong(value);
      }
      return value;
    }

    @Override
    public void bytes(String field, int since, byte[] values, int from, int to) {
      for (int i = from; since <= behaviour && i < to; i++) {
        chunk.putByte(room(Byte.BYTES), values[i]);
      }
    }

    @Override
    public void shorts(String field, int since, short[] values, int from, int to) {
      for (int i = from; since <= behaviour && i < to; i++) {
        chunk.putShort(room(Short.BYTES), values[i], LITTLE_ENDIAN);
      }
    }

    @Override
    public void ints(String field, int since, int[] values, int from, int to) {
      for (int i = from; since <= behaviour && i < to; i++) {
        chunk.putInt(room(Integer.BYTES), values[i], LITTLE_ENDIAN);
      }
    }

    @Override
    public void longs(String field, int since, long[] values, int from, int to) {
      for (int i = from; since <= behaviour && i < to; i++) {
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
    private final UnsafeBuffer chunk = new UnsafeBuffer(new byte[CHUNK]);
    private final int behaviour;
    private int position;
    private int end;

    Loader(SnapshotSource source) {
      this.source = source;
      behaviour = (int) getLong();
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
      return since <= behaviour ? getLong() : value;
    }

    @Override
    public void bytes(String field, int since, byte[] values, int from, int to) {
      for (int i = from; since <= behaviour && i < to; i++) {
        values[i] = chunk.getByte(next(Byte.BYTES, to - i));
      }
    }

    @Override
    public void shorts(String field, int since, short[] values, int from, int to) {
      for (int i = from; since <= behaviour && i < to; i++) {
        values[i] = chunk.getShort(next(Short.BYTES, to - i), LITTLE_ENDIAN);
      }
    }

    @Override
    public void ints(String field, int since, int[] values, int from, int to) {
      for (int i = from; since <= behaviour && i < to; i++) {
        values[i] = chunk.getInt(next(Integer.BYTES, to - i), LITTLE_ENDIAN);
      }
    }

    @Override
    public void longs(String field, int since, long[] values, int from, int to) {
      for (int i = from; since <= behaviour && i < to; i++) {
        values[i] = chunk.getLong(next(Long.BYTES, to - i), LITTLE_ENDIAN);
      }
    }

    private long getLong() {
      return chunk.getLong(next(Long.BYTES, 1), LITTLE_ENDIAN);
    }

    /** Where the next of {@code left} elements stands; as many are read as there is room for. */
    private int next(int bytes, int left) {
      if (position == end) {
        position = 0;
        end = Math.min(CHUNK / bytes, left) * bytes;
        source.read(chunk, 0, end);
      }
      int at = position;
      position += bytes;
      return at;
    }
  }
}
