package io.croupier.demo.vendor;

import io.croupier.demo.edge.LineChannel;
import java.io.IOException;

/** What a simulated game vendor does for one gateway. Owned by one thread. */
final class VendorDesk implements AutoCloseable {
  private final LineChannel channel;
  private final SimulatedVendor vendor;
  private String unsaid;

  VendorDesk(LineChannel channel, SimulatedVendor vendor) {
    this.channel = channel;
    this.vendor = vendor;
  }

  boolean isEnded() {
    return channel.isEnded();
  }

  /** Takes games and answers, and makes the calls that are due. */
  int doWork(long nowNs) throws IOException {
    int work = channel.poll(line -> hear(said(line), nowNs));
    while (callNext(nowNs)) {
      work++;
    }
    return work + channel.flush();
  }

  /** Reads a line; a gateway whose line cannot be read is told so, and that was all. */
  private VendorWire.Said said(String line) throws IOException {
    try {
      return VendorWire.said(line);
    } catch (IOException e) {
      channel.say(VendorWire.error(e.getMessage()));
      channel.flush();
      throw e;
    }
  }

  private void hear(VendorWire.Said said, long nowNs) {
    if (said.game() != null) {
      vendor.play(said.game(), nowNs);
    } else {
      vendor.hear(said.answer(), nowNs);
    }
  }

  /** A call that the gateway does not take yet is made again. */
  private boolean callNext(long nowNs) {
    if (unsaid == null) {
      GameCall due = vendor.next(nowNs);
      unsaid = due == null ? null : VendorWire.call(due);
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
