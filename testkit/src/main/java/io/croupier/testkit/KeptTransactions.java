package io.croupier.testkit;

import io.croupier.engine.Recall;
import io.croupier.engine.TransactionIndex;
import io.croupier.engine.outcome.TransactionSink;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.RecalledTransactionDecoder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The index of transaction ids of a host that has no disk: a map. One thread. */
public final class KeptTransactions implements TransactionSink, TransactionIndex {
  private final Map<Key, byte[]> last = new HashMap<>();
  private final Deque<Told> unread = new ArrayDeque<>();

  /** Of commands behind this one it does not know yet. */
  private long known = Long.MAX_VALUE;

  private final RecalledTransactionDecoder decoder = new RecalledTransactionDecoder();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final Recall recall = new Recall(this);

  @Override
  public void onTransaction(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    decoder.wrapAndApplyHeader(buffer, offset, header);
    long high = decoder.transactionId().high();
    long low = decoder.transactionId().low();
    byte[] message = new byte[length];
    buffer.getBytes(offset, message);
    unread.add(new Told(sequence, new Key(decoder.source(), high, low), message));
    read();
  }

  /** From now on it knows what it was told of the commands up to this one, and no more. */
  void readUpTo(long sequence) {
    known = sequence;
    read();
  }

  private void read() {
    while (!unread.isEmpty() && unread.peek().sequence <= known) {
      Told told = unread.remove();
      last.put(told.key, told.message);
    }
  }

  @Override
  public int find(long source, long high, long low, MutableDirectBuffer into, int offset) {
    byte[] message = last.get(new Key(source, high, low));
    if (message == null) {
      return 0;
    }
    into.putBytes(offset, message);
    return message.length;
  }

  /** A command or query as a node with this index journals it, or asks it. */
  public byte[] recalledBefore(byte[] message) {
    UnsafeBuffer into = new UnsafeBuffer(new byte[message.length + Recall.MOST_BYTES]);
    int length = recall.prepend(new UnsafeBuffer(message), 0, message.length, into);
    return length == 0 ? message : Arrays.copyOf(into.byteArray(), length);
  }

  private record Key(long source, long high, long low) {}

  /** What a command has left of a transaction. */
  private record Told(long sequence, Key key, byte[] message) {}
}
