package io.croupier.bench;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;

/** UDP endpoints of this host for the processes of a benchmark. */
final class Endpoints {
  private Endpoints() {}

  /** One that nobody had a moment ago. */
  static String free() {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
      return "127.0.0.1:" + socket.getLocalPort();
    } catch (IOException e) {
      throw new BenchException("No free UDP port was found: " + e.getMessage());
    }
  }
}
