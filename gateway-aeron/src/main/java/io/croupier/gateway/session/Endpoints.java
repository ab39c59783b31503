package io.croupier.gateway.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a gateway may name as its endpoint: a literal address and a port. A name would make the node
 * look it up for a stranger, and any other character could change the channel it is put into.
 */
final class Endpoints {
  private static final Pattern LITERAL =
      Pattern.compile("(?:\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]{2,45}]):(\\d{1,5})");
  private static final int HIGHEST_PORT = 65_535;

  private Endpoints() {}

  static boolean isLiteral(String endpoint) {
    Matcher matcher = LITERAL.matcher(endpoint);
    if (!matcher.matches()) {
      return false;
    }
    int port = Integer.parseInt(matcher.group(1));
    return port > 0 && port <= HIGHEST_PORT;
  }
}
