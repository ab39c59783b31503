package io.croupier.node;

/** The node does not start; the message is one sentence that says why and what to do. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  StartException(ExitCode exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  StartException(ExitCode exitCode, Throwable cause) {
    super(cause.getMessage(), cause);
    this.exitCode = exitCode;
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}
