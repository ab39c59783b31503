package io.croupier.node;

import io.croupier.engine.outcome.TransactionSink;
import org.agrona.DirectBuffer;

/**
 * Where an engine's transactions go: to the index itself while the journal is being read, through a
 * queue when commands come. Owned by whoever has the engine.
 */
final class TransactionFeed implements TransactionSink {
  private TransactionSink sink;

  TransactionFeed(TransactionSink sink) {
    this.sink = sink;
  }

  /** From now on they go there. */
  void to(TransactionSink sink) {
    this.sink = sink;
  }

  @Override
  public void onTransaction(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    sink.onTransaction(sequence, timestampNs, buffer, offset, length);
  }
}
