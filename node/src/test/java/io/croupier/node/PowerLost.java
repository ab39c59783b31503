package io.croupier.node;

/**
 * Ends whatever runs where the power is lost: like a failure of the machine, nobody deals with it.
 */
final class PowerLost extends InternalError {
  private static final long serialVersionUID = 1L;

  PowerLost(int step) {
    super("the power is lost at step " + step);
  }
}
