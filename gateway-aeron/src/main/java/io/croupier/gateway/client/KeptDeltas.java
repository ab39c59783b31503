package io.croupier.gateway.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Messages of one market that came while its image was being asked for: the newest ones, without a
 * hole. Owned by one thread.
 */
final class KeptDeltas {
  private static final int MOST_BYTES = 4 << 20;

  private final Deque<byte[]> messages = new ArrayDeque<>();
  private final UnsafeBuffer message = new UnsafeBuffer(0, 0);
  private long first;
  private int bytes;

  /** Keeps a message if it is the next; one behind a hole makes those before it worthless. */
  void add(long dataVersion, DirectBuffer buffer, int offset, int length) {
    if (!messages.isEmpty() && dataVersion <= last()) {
      return;
    }
    if (dataVersion != last() + 1 || bytes > MOST_BYTES) {
      clear();
    }
    if (messages.isEmpty()) {
      first = dataVersion;
    }
    byte[] copy = new byte[length];
    buffer.getBytes(offset, copy);
    messages.add(copy);
    bytes += length;
  }

  /** Hands over the messages behind a number, in order; none where one before them is not kept. */
  void after(long dataVersion, Consumer<DirectBuffer> consumer) {
    if (!leadsOnFrom(dataVersion)) {
      return;
    }
    long number = first;
    for (byte[] kept : messages) {
      if (number++ > dataVersion) {
        message.wrap(kept);
        consumer.accept(message);
      }
    }
  }

  /** Whether there is a message behind the number, and none is missing before it. */
  boolean leadsOnFrom(long dataVersion) {
    return !messages.isEmpty() && first <= dataVersion + 1 && last() > dataVersion;
  }

  /** The number of the last message that is kept; 0: none. */
  long last() {
    return messages.isEmpty() ? 0 : first + messages.size() - 1;
  }

  void clear() {
    messages.clear();
    bytes = 0;
  }
}
