package io.croupier.simulator.disk;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/**
 * What a file holds, twice: as every process sees it, and as the last force has left it on the
 * disk. The system may bring any page to the disk before a force, in any order.
 */
final class FileContent {
  private static final int PAGE = 512;

  private ByteBuffer seen = ByteBuffer.allocateDirect(8 * PAGE);
  private int size;
  private byte[] kept = new byte[0];
  private int keptSize;
  private boolean mapped;

  /** Only between these two may what is seen be newer than what the next force keeps. */
  private int changedFrom = Integer.MAX_VALUE;

  private int changedTo;

  int size() {
    return size;
  }

  int read(ByteBuffer into, int position) {
    if (position >= size) {
      return -1;
    }
    int count = Math.min(into.remaining(), size - position);
    into.put(seen.slice(position, count));
    return count;
  }

  void write(ByteBuffer from, int position, int count) {
    grow(position + count);
    seen.put(position, from, from.position(), count);
    from.position(from.position() + count);
    size = Math.max(size, position + count);
    changed(position, position + count);
  }

  void truncate(int length) {
    for (int at = length; at < size; at++) {
      seen.put(at, (byte) 0);
    }
    changed(length, Math.max(length, size));
    size = Math.min(size, length);
  }

  /** A copy, for one who only reads and gives it back. */
  ByteBuffer copy(int position, int length) {
    ByteBuffer copy = ByteBuffer.allocateDirect(length);
    return copy.put(0, seen, position, length);
  }

  /** The bytes themselves, of a file that does not grow any more. */
  ByteBuffer map(int position, int length) {
    mapped = true;
    return seen.slice(position, length);
  }

  /** Brings everything to the disk that no failed force has been told of. */
  void force() {
    if (mapped) {
      changed(0, size);
    }
    if (kept.length < size) {
      kept = Arrays.copyOf(kept, seen.capacity());
    }
    int from = Math.min(changedFrom, size);
    seen.get(from, kept, from, Math.max(0, Math.min(changedTo, size) - from));
    keptSize = size;
    forget();
  }

  /**
   * A force that fails: the pages are seen as before and count as written, but they never come to
   * the disk unless they are written anew.
   */
  void failToForce() {
    forget();
  }

  /** The power goes: of each page that differs, either the kept one or the newer one is left. */
  void losePower(Random random) {
    int length = lengthLeft(random);
    ByteBuffer left = ByteBuffer.allocateDirect(Math.max(seen.capacity(), length));
    // A table that is mapped is hashed with a secret salt: its pages must not decide what is drawn.
    boolean wholeTable = mapped && random.nextBoolean();
    for (int at = 0; at < length; at += PAGE) {
      int end = Math.min(at + PAGE, length);
      if (mapped ? wholeTable : differs(at, end) && random.nextBoolean()) {
        copy(seen, at, Math.min(end, size), left);
      } else {
        copy(ByteBuffer.wrap(kept), at, Math.min(end, keptSize), left);
      }
    }
    seen = left;
    size = length;
    mapped = false;
    kept = new byte[left.capacity()];
    changed(0, size);
    force();
  }

  private static void copy(ByteBuffer from, int start, int end, ByteBuffer to) {
    if (end > start) {
      to.put(start, from, start, end - start);
    }
  }

  private int lengthLeft(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> size;
      case 1 -> keptSize;
      default -> Math.min(size, keptSize) + (int) (random.nextDouble() * Math.abs(size - keptSize));
    };
  }

  private boolean differs(int from, int to) {
    for (int at = from; at < to; at++) {
      byte old = at < keptSize ? kept[at] : 0;
      byte now = at < size ? seen.get(at) : 0;
      if (old != now) {
        return true;
      }
    }
    return false;
  }

  private void changed(int from, int to) {
    changedFrom = Math.min(changedFrom, from);
    changedTo = Math.max(changedTo, to);
  }

  private void forget() {
    changedFrom = Integer.MAX_VALUE;
    changedTo = 0;
  }

  private void grow(int length) {
    if (length > seen.capacity()) {
      ByteBuffer larger = ByteBuffer.allocateDirect(Math.max(length, 2 * seen.capacity()));
      larger.put(0, seen, 0, size);
      seen = larger;
    }
  }
}
