package io.croupier.node;

import java.util.Arrays;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** What a node knows of a journal besides the engine's state. */
record SnapshotNotes(EpochHistory history, LastTransactions transactions) {
  /** Of an empty journal. */
  SnapshotNotes() {
    this(new EpochHistory(), new LastTransactions());
  }

  byte[] encode() {
    ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    int length = transactions.encode(buffer, history.encode(buffer, 0));
    return Arrays.copyOf(buffer.byteArray(), length);
  }

  static SnapshotNotes decode(byte[] bytes) {
    UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    SnapshotNotes notes = new SnapshotNotes();
    notes.transactions.decode(buffer, notes.history.decode(buffer, 0));
    return notes;
  }
}
