package io.croupier.config;

/** Where UDP is received: a host name or address, and a port. */
public record Endpoint(String host, int port) {
  private static final int HIGHEST_PORT = 65_535;

  /** The endpoint that {@code host:port} or {@code [address]:port} says; null where it is none. */
  static Endpoint parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (host.isBlank() || (host.indexOf(':') >= 0 && !bracketed)) {
      return null;
    }
    String port = text.substring(colon + 1);
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
      return null;
    }
    return new Endpoint(host, Integer.parseInt(port));
  }

  /** {@code host:port}, as Aeron's channels want it. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
