package io.croupier.gateway.session;

import java.util.PriorityQueue;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Loses, repeats, delays and so reorders messages, all from one seed. */
final class SimulatedNetwork {
  private static final int LONGEST_DELAY_MS = 20;

  /** Takes a message at its end of the network. */
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

  private final PriorityQueue<Message> under = new PriorityQueue<>();
  private final Random random;
  private double loss;
  private double repetition;
  private double detours;
  private long nowMs;
  private long sent;

  SimulatedNetwork(Random random, double loss, double repetition, double detours) {
    this.random = random;
    this.loss = loss;
    this.repetition = repetition;
    this.detours = detours;
  }

  void heal() {
    loss = 0;
    repetition = 0;
    detours = 0;
  }

  void send(Receiver receiver, DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    if (random.nextDouble() >= loss) {
      enqueue(receiver, bytes);
    }
    if (random.nextDouble() < repetition) {
      enqueue(receiver, bytes);
    }
  }

  private void enqueue(Receiver receiver, byte[] bytes) {
    int detour = random.nextDouble() < detours ? random.nextInt(LONGEST_DELAY_MS) : 0;
    under.add(new Message(nowMs + 1 + detour, sent++, receiver, bytes));
  }

  void advance() {
    nowMs++;
    while (!under.isEmpty() && under.peek().atMs <= nowMs) {
      Message message = under.remove();
      message.receiver.onMessage(new UnsafeBuffer(message.bytes), 0, message.bytes.length);
    }
  }

  /** Time passes without anybody being there. */
  void skip(long ms) {
    nowMs += ms;
  }

  long nowMs() {
    return nowMs;
  }
}
