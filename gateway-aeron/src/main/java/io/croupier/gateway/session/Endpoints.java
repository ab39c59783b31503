package io.croupier.gateway.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a gateway may name as its endpoint: the literal address of one host, and a port. A name
 * would make the node look it up for a stranger, any other character could change the channel that
 * it is put into, and a group address would make the node speak to everybody.
 */
final class Endpoints {
  private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

  /** Four bytes, or, in brackets, which Java takes for a literal and never looks up, an IPv6. */
  private static final Pattern LITERAL =
      Pattern.compile("(" + BYTE + "(?:\\." + BYTE + "){3}|\\[[0-9a-fA-F:.]{2,45}]):(\\d{1,5})");

  private static final String BROADCAST = "255.255.255.255";
  private static final int HIGHEST_PORT = 65_535;

  private Endpoints() {}

  static boolean isLiteral(String endpoint) {
    Matcher matcher = LITERAL.matcher(endpoint);
    if (!matcher.matches()) {
      return false;
    }
    int port = Integer.parseInt(matcher.group(2));
    return port > 0 && port <= HIGHEST_PORT && isOneHost(matcher.group(1));
  }

  private static boolean isOneHost(String literal) {
    try {
      InetAddress address = InetAddress.getByName(literal);
      return !address.isAnyLocalAddress()
          && !address.isMulticastAddress()
          && !literal.equals(BROADCAST);
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
