package io.croupier.demo.supervisor;

import io.croupier.demo.edge.Board;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.agrona.IoUtil;

/** The folder of one run: settings, keys, logs, and the node's data. */
public final class RunFolder implements AutoCloseable {
  private static final String HOST = "127.0.0.1:";
  private static final int KEY_LENGTH = 32;
  private static final int FIRST_PORT = 20_000;
  private static final int PORTS = 10_000;

  private final Path folder;
  private final Path data;
  private final String endpoint;
  private final String marketData;
  private boolean kept;

  private RunFolder(Path folder, boolean kept, String data) {
    this.folder = folder;
    this.kept = kept;
    this.data = folder.resolve(data);
    endpoint = HOST + freePort();
    marketData = HOST + freePort();
  }

  /** Makes the folder, where {@code keep} says or, when that is null, a temporary one. */
  static RunFolder create(Path keep) {
    return create(keep, "data", 2, "");
  }

  /**
   * The same.
   *
   * @param data name of the node's data folder in it.
   * @param gateways how many have keys.
   * @param more settings, in lines, over the usual ones.
   */
  public static RunFolder create(Path keep, String data, int gateways, String more) {
    try {
      requireEmpty(keep);
      Path folder =
          keep == null
              ? Files.createTempDirectory("croupier-demo-")
              : Files.createDirectories(keep).toAbsolutePath();
      RunFolder run = new RunFolder(folder, keep != null, data);
      StringBuilder list = new StringBuilder();
      for (int gateway = 1; gateway <= gateways; gateway++) {
        run.writeKey(gateway);
        list.append(
            "  { id = %1$d, keyFile = \"gateway-%1$d.key\", operator = true }\n"
                .formatted(gateway));
      }
      Files.writeString(run.providerKeys(), "# The keys of the game vendors of this run.\n");
      Files.writeString(run.settings(), run.settingsText(list.toString()) + more);
      return run;
    } catch (IOException e) {
      throw DemoException.mistake(
          "The folder of the run cannot be made (" + e + "): name another, or check its rights.");
    }
  }

  /** Refuses, with a sentence, a folder to be kept in which there is something; null is none. */
  public static void requireEmpty(Path keep) throws IOException {
    if (keep != null && Files.exists(keep) && !isEmpty(keep)) {
      throw DemoException.mistake(
          "There is something in " + keep + " already; name a new or an empty folder.");
    }
  }

  /** Where the node hears gateways. */
  public String endpoint() {
    return endpoint;
  }

  /** Where market data are to be had. */
  String marketData() {
    return marketData;
  }

  public Path settings() {
    return folder.resolve("demo.conf");
  }

  public Path data() {
    return data;
  }

  public Path key(int gateway) {
    return folder.resolve("gateway-" + gateway + ".key");
  }

  /** Where the game vendors' keys stand; there are none until somebody writes them. */
  Path providerKeys() {
    return folder.resolve("provider-keys.txt");
  }

  public Path log(String name) {
    return folder.resolve(name + ".log");
  }

  /** The folder itself. */
  public Path path() {
    return folder;
  }

  /** It shall be kept after all. */
  public synchronized void keep() {
    kept = true;
  }

  /**
   * Deletes the folder unless it shall be kept; who is second, as when all ends, has nothing to do.
   */
  @Override
  public synchronized void close() {
    if (kept || !Files.exists(folder)) {
      return;
    }
    // Somebody may still be at work in it where this process is ended from outside.
    IoUtil.delete(folder.toFile(), true);
    if (Files.exists(folder)) {
      throw DemoException.failure("The folder " + folder + " is left behind; delete it.");
    }
  }

  private void writeKey(int gateway) throws IOException {
    byte[] bytes = new byte[KEY_LENGTH];
    new SecureRandom().nextBytes(bytes);
    Files.writeString(key(gateway), HexFormat.of().formatHex(bytes) + "\n");
  }

  /** JSON is HOCON too, and its strings take any path. */
  private String settingsText(String gateways) {
    return """
    # The settings of one run of the demo.
    data = %s
    node.endpoint = "%s"
    marketData.endpoint = "%s"
    # A run is short: small files, which leave little unused when the node is killed.
    journal.fileSize = 16MiB
    providerKeys = "%s"
    gateways = [
    %s]
    """
        .formatted(quoted(data()), endpoint, marketData, providerKeys().getFileName(), gateways);
  }

  private static String quoted(Path path) {
    String pair = Board.line(Map.of("", path.toString()));
    return pair.substring(pair.indexOf(':') + 1, pair.length() - 1);
  }

  private static boolean isEmpty(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    }
  }

  /** Below the ports that systems give away by themselves, so that nobody takes it meanwhile. */
  private static int freePort() {
    SecureRandom random = new SecureRandom();
    for (int i = 0; i < PORTS; i++) {
      int port = FIRST_PORT + random.nextInt(PORTS);
      try (DatagramSocket socket =
          new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
        return socket.getLocalPort();
      } catch (SocketException e) {
        continue; // somebody has it
      }
    }
    throw DemoException.mistake("No free UDP port was found on the loopback address.");
  }
}
