package io.croupier.demo.payment;

import io.croupier.demo.edge.LineChannel;
import java.io.IOException;

/** What a simulated payment provider does for one gateway. Owned by one thread. */
final class Desk implements AutoCloseable {
  private final LineChannel channel;
  private final SimulatedProvider provider;
  private String unsaid;

  Desk(LineChannel channel, SimulatedProvider provider) {
    this.channel = channel;
    this.provider = provider;
  }

  void stick() {
    provider.stick();
  }

  boolean isEnded() {
    return channel.isEnded();
  }

  /** Takes orders and reports what is due; nothing once it is stuck. */
  int doWork(long nowNs) throws IOException {
    if (provider.isStuck()) {
      return 0;
    }
    int work = channel.poll(line -> take(request(line), nowNs));
    while (sayNext(nowNs)) {
      work++;
    }
    return work + channel.flush();
  }

  /** Reads a line; a gateway whose line cannot be read is told so, and that was all. */
  private Wire.Request request(String line) throws IOException {
    try {
      return Wire.request(line);
    } catch (IOException e) {
      channel.say(Wire.error(e.getMessage()));
      channel.flush();
      throw e;
    }
  }

  private void take(Wire.Request request, long nowNs) {
    if (request.deposit()) {
      provider.collect(request.order(), nowNs);
    } else {
      provider.pay(request.order(), nowNs);
    }
  }

  /** A report that the gateway does not take yet is made again. */
  private boolean sayNext(long nowNs) {
    if (unsaid == null) {
      PaymentReport due = provider.next(nowNs);
      unsaid = due == null ? null : Wire.report(due);
    }
    boolean said = unsaid != null && channel.say(unsaid);
    unsaid = said ? null : unsaid;
    return said;
  }

  @Override
  public void close() {
    channel.close();
  }
}
