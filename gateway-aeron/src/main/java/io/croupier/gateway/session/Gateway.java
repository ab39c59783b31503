package io.croupier.gateway.session;

/** A gateway of the node's configuration. Owned by the ingress thread. */
final class Gateway {
  private final Proof proof;
  private long highestCommandId;
  private GatewaySession open;

  Gateway(Proof proof, long highestCommandId) {
    this.proof = proof;
    this.highestCommandId = highestCommandId;
  }

  Proof proof() {
    return proof;
  }

  /** Its one open session, or null. */
  GatewaySession open() {
    return open;
  }

  void open(GatewaySession session) {
    open = session;
  }

  long highestCommandId() {
    return highestCommandId;
  }

  void onCommand(long commandId) {
    highestCommandId = Math.max(highestCommandId, commandId);
  }
}
