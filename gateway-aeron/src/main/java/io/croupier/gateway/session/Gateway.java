package io.croupier.gateway.session;

/** A gateway of the node's configuration. Owned by the ingress thread. */
final class Gateway {
  private final Proof proof;
  private final boolean operator;
  private long highestCommandId;
  private GatewaySession open;
  private boolean letIn;

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
    letIn |= session != null;
  }

  /** Whether it had a session in this run. */
  boolean wasLetIn() {
    return letIn;
  }

  long highestCommandId() {
    return highestCommandId;
  }

  void onCommand(long commandId) {
    highestCommandId = Math.max(highestCommandId, commandId);
  }
}
