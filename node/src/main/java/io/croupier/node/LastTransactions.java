package io.croupier.node;

import io.croupier.engine.outcome.TransactionSink;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * What the last command with transactions said of them. An index that knows that command belongs to
 * the journal; of that command itself it may lack some. Owned by one thread.
 */
final class LastTransactions implements TransactionSink {
  private static final int HEAD = 2 * Long.BYTES + Integer.BYTES;

  private final ExpandableArrayBuffer messages = new ExpandableArrayBuffer();
  private long sequence;
  private long timestampNs;
  private int end;

  /** The command; 0: there was none. */
  long sequence() {
    return sequence;
  }

  @Override
  public void onTransaction(long of, long atNs, DirectBuffer buffer, int offset, int length) {
    if (of != sequence) {
      sequence = of;
      timestampNs = atNs;
      end = 0;
    }
    messages.putInt(end, length);
    messages.putBytes(end + Integer.BYTES, buffer, offset, length);
    end += Integer.BYTES + length;
  }

  /** Says it once more. */
  void repeatTo(TransactionSink sink) {
    int at = 0;
    while (at < end) {
      int length = messages.getInt(at);
      sink.onTransaction(sequence, timestampNs, messages, at + Integer.BYTES, length);
      at += Integer.BYTES + length;
    }
  }

  /** Writes it and gives where it ends. */
  int encode(MutableDirectBuffer buffer, int offset) {
    buffer.putLong(offset, sequence);
    buffer.putLong(offset + Long.BYTES, timestampNs);
    buffer.putInt(offset + 2 * Long.BYTES, end);
    buffer.putBytes(offset + HEAD, messages, 0, end);
    return offset + HEAD + end;
  }

  /** Takes what {@link #encode} has written. */
  void decode(DirectBuffer buffer, int offset) {
    sequence = buffer.getLong(offset);
    timestampNs = buffer.getLong(offset + Long.BYTES);
    end = buffer.getInt(offset + 2 * Long.BYTES);
    messages.putBytes(0, buffer, offset + HEAD, end);
  }
}
