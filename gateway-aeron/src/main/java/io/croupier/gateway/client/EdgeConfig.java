package io.croupier.gateway.client;

import io.croupier.gateway.session.EdgeIdentity;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.session.SessionTimes;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a gateway meets its node.
 *
 * @param identity who it is, and where it stands in its stream.
 * @param nodeEndpoint host:port on which the node hears gateways.
 * @param nodeStream number of the Aeron stream that the node listens to.
 * @param ownEndpoint address of this host on which the node can reach this gateway, and a port;
 *     port 0: a free one.
 * @param times of heartbeats, retries and silence, the same on the node's side.
 * @param marketData address at which the node can be asked to send market data, its {@code
 *     marketData.endpoint}; null: it is not listened to.
 * @param gate that every command must pass before it leaves.
 */
public record EdgeConfig(
    EdgeIdentity identity,
    String nodeEndpoint,
    int nodeStream,
    String ownEndpoint,
    SessionTimes times,
    String marketData,
    CommandGate gate) {
  /** The stream that nodes listen to unless something else is agreed. */
  public static final int NODE_STREAM = 10;

  /** Entries that a node keeps for each gateway unless its genesis says otherwise. */
  public static final int COMMAND_WINDOW = 65_536;

  /** Every command of fixed length is shorter, also with a row of each group of at most one. */
  public static final int LONGEST_COMMAND = 384;

  private static final Pattern ENDPOINT = Pattern.compile("(\\[[^\\]|]+\\]|[^:|]+):(\\d{1,5})");
  private static final int HIGHEST_PORT = 65_535;

  public EdgeConfig {
    parse(nodeEndpoint);
    parse(ownEndpoint);
    if (marketData != null) {
      parse(marketData);
    }
  }

  /** A gateway that has seen nothing yet, on the address of this host that leads to the node. */
  public static EdgeConfig of(GatewayKey key, String nodeEndpoint) {
    return new EdgeConfig(
        new EdgeIdentity(key, COMMAND_WINDOW, LONGEST_COMMAND, 0, 0),
        nodeEndpoint,
        NODE_STREAM,
        addressTowards(nodeEndpoint) + ":0",
        SessionTimes.DEFAULT,
        null,
        CommandGate.OPEN);
  }

  /** The same gateway, further on in its stream; see {@link EdgeIdentity#FROM_NOW_ON}. */
  public EdgeConfig continuing(int epoch, long lastGatewaySequence) {
    EdgeIdentity further =
        new EdgeIdentity(
            identity.key(),
            identity.commandWindow(),
            identity.longestCommand(),
            epoch,
            lastGatewaySequence);
    return new EdgeConfig(further, nodeEndpoint, nodeStream, ownEndpoint, times, marketData, gate);
  }

  /** The same gateway, which listens to market data too. */
  public EdgeConfig withMarketData(String address) {
    return new EdgeConfig(identity, nodeEndpoint, nodeStream, ownEndpoint, times, address, gate);
  }

  /** The same gateway, which sends only what a gate lets out. */
  public EdgeConfig withGate(CommandGate only) {
    return new EdgeConfig(identity, nodeEndpoint, nodeStream, ownEndpoint, times, marketData, only);
  }

  /** Its own address, and a free port. */
  String freeEndpoint() {
    return ownEndpoint.substring(0, ownEndpoint.lastIndexOf(':')) + ":0";
  }

  private static Matcher parse(String endpoint) {
    Matcher matcher = ENDPOINT.matcher(endpoint);
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "\"" + endpoint + "\" is no endpoint: write host:port, for example 127.0.0.1:4510");
    }
    return matcher;
  }

  /** Asks the routing table; nothing is sent. */
  private static String addressTowards(String nodeEndpoint) {
    Matcher matcher = parse(nodeEndpoint);
    try (DatagramSocket socket = new DatagramSocket()) {
      InetAddress node = InetAddress.getByName(matcher.group(1));
      socket.connect(new InetSocketAddress(node, Integer.parseInt(matcher.group(2))));
      InetAddress own = socket.getLocalAddress();
      String address = own.getHostAddress();
      return own instanceof Inet6Address ? "[" + address.replaceFirst("%.*", "") + "]" : address;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "No way leads to the node at " + nodeEndpoint + ": check the address", e);
    }
  }
}
