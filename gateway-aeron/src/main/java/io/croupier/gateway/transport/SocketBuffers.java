package io.croupier.gateway.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;

/**
 * The socket buffers that this host gives us: as much as we want where it allows that.
 *
 * @param receive bytes.
 * @param send bytes.
 */
public record SocketBuffers(int receive, int send) {
  private static final int LONGEST_WINDOW = 512 * 1024;

  static SocketBuffers probe(int wanted) {
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, wanted);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, wanted);
      return new SocketBuffers(
          Math.min(wanted, channel.getOption(StandardSocketOptions.SO_RCVBUF)),
          Math.min(wanted, channel.getOption(StandardSocketOptions.SO_SNDBUF)));
    } catch (IOException e) {
      throw new UncheckedIOException("A UDP socket cannot be opened", e);
    }
  }

  /** Bytes that a sender may have under way: never more than the receiver's socket holds. */
  int window() {
    return Math.min(receive, LONGEST_WINDOW);
  }

  @Override
  public String toString() {
    return "socket buffers " + receive / 1024 + " KiB in, " + send / 1024 + " KiB out";
  }
}
