package io.croupier.node;

/**
 * The engine threw while it applied a command: its state is undefined and the process must stop.
 */
final class PoisonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long sequence;

  PoisonException(long sequence, Throwable cause) {
    super(cause);
    this.sequence = sequence;
  }

  long sequence() {
    return sequence;
  }
}
