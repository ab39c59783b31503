package io.croupier.gateway.session;

/** A gateway of the node's configuration. Owned by the ingress thread. */
final class Gateway {
  private final Proof proof;
  private final boolean operator;
  private long highestCommandId;
  private GatewaySession open;

  Gateway(Proof proof, boolean operator, long highestCommandId) {
    this.proof = proof;
    this.operator = operator;
    this.highestCommandId = highestCommandId;
  }

  Proof proof() {
    return proof;
  }

  boolean isOperator() {
    return operator;
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
