package io.croupier.journal.frame;

/** Pairs (sequence, outcome hash) that no seal has taken yet, oldest first. */
final class Pairs {
  // One pair in 1,024 commands: room for a journal four million commands behind the engine.
  static final int CAPACITY = 4_096;

  private final long[] sequences = new long[CAPACITY];
  private final long[] hashes = new long[CAPACITY];
  private int size;

  /** Adds a pair; when there is no room it is left out, which only means one check less. */
  void add(long sequence, long hash) {
    if (size < CAPACITY) {
      sequences[size] = sequence;
      hashes[size] = hash;
      size++;
    }
  }

  int countUpTo(long lastSequence, int most) {
    int count = 0;
    while (count < size && count < most && sequences[count] <= lastSequence) {
      count++;
    }
    return count;
  }

  long sequence(int index) {
    return sequences[index];
  }

  long hash(int index) {
    return hashes[index];
  }

  void removeFirst(int count) {
    size -= count;
    System.arraycopy(sequences, count, sequences, 0, size);
    System.arraycopy(hashes, count, hashes, 0, size);
  }
}
