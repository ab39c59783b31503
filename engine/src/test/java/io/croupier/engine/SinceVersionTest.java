package io.croupier.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.croupier.engine.store.StoreVisitor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

/** What came with a later version of the rules than acts is in no hash and in no snapshot. */
class SinceVersionTest {
  /** A store that has grown with the second version of the rules. */
  private static final class Grown {
    private long old = 7;
    private long young = 8;
    private final long[] youngToo = {9, 10};

    private void accept(StoreVisitor visitor) {
      visitor.store("grown", true);
      old = visitor.value("old", 1, old);
      visitor.longs("youngToo", 2, youngToo, 0, youngToo.length);
      young = visitor.value("young", 2, young);
    }
  }

  @Test
  void shouldHashAsBeforeUntilTheVersionActs() {
    Grown store = new Grown();
    long first = hash(store, 1);
    long second = hash(store, 2);
    store.young++;
    store.youngToo[1]++;
    assertEquals(first, hash(store, 1));
    assertNotEquals(second, hash(store, 2));
  }

  @Test
  void shouldSaveAndLoadWhatTheVersionThatActsHas() {
    Grown loaded = copy(1);
    assertEquals(7, loaded.old);
    assertEquals(0, loaded.young);
    assertEquals(0, loaded.youngToo[1]);

    loaded = copy(2);
    assertEquals(7, loaded.old);
    assertEquals(8, loaded.young);
    assertEquals(10, loaded.youngToo[1]);
  }

  private static long hash(Grown store, int behaviour) {
    StateHash hash = new StateHash(false, behaviour);
    store.accept(hash);
    return hash.value();
  }

  private static Grown copy(int behaviour) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Snapshots.Saver saver =
        new Snapshots.Saver(
            (buffer, offset, length) -> {
              for (int i = 0; i < length; i++) {
                bytes.write(buffer.getByte(offset + i));
              }
            },
            behaviour);
    new Grown().accept(saver);
    saver.finish();
    Grown loaded = new Grown();
    loaded.old = 0;
    loaded.young = 0;
    loaded.youngToo[1] = 0;
    ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
    loaded.accept(
        new Snapshots.Loader(
            (buffer, offset, length) -> {
              for (int i = 0; i < length; i++) {
                buffer.putByte(offset + i, (byte) in.read());
              }
            }));
    assertEquals(0, in.available());
    return loaded;
  }
}
