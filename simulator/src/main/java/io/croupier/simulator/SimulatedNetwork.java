package io.croupier.simulator;

import java.util.PriorityQueue;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Loses, repeats, delays and so reorders messages. */
final class SimulatedNetwork {
  private static final int LONGEST_DELAY_MS = 30;

  private final PriorityQueue<Message> underWay = new PriorityQueue<>();
  private final Random random;
  private int loss;
  private int repetition;
  private int detours;
  private long nowMs;
  private long sent;

  SimulatedNetwork(Random random) {
    this.random = random;
  }

  /** Takes a message at its end of the network. */
  @FunctionalInterface
  interface Receiver {
    void onMessage(DirectBuffer buffer, int offset, int length);
  }

  private record Message(long atMs, long order, Receiver receiver, byte[] bytes)
      implements Comparable<Message> {
    @Override
    public int compareTo(Message other) {
      int byTime = Long.compare(atMs, other.atMs);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  /** From now on so many of a hundred messages are lost, repeated, delayed. */
  void weather(int lost, int repeated, int delayed) {
    loss = lost;
    repetition = repeated;
    detours = delayed;
  }

  void send(Receiver receiver, DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    if (random.nextInt(100) >= loss) {
      enqueue(receiver, bytes);
    }
    if (random.nextInt(100) < repetition) {
      enqueue(receiver, bytes);
    }
  }

  /** A millisecond passes: what has arrived is handed over. */
  void advance() {
    nowMs++;
    while (!underWay.isEmpty() && underWay.peek().atMs <= nowMs) {
      Message message = underWay.remove();
      message.receiver.onMessage(new UnsafeBuffer(message.bytes), 0, message.bytes.length);
    }
  }

  private void enqueue(Receiver receiver, byte[] bytes) {
    int detour = random.nextInt(100) < detours ? random.nextInt(LONGEST_DELAY_MS) : 0;
    underWay.add(new Message(nowMs + 1 + detour, sent++, receiver, bytes));
  }
}
