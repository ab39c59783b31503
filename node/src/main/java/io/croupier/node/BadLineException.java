package io.croupier.node;

/** A line that is no command; the message is one sentence for its writer. */
final class BadLineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadLineException(String sentence) {
    super(sentence);
  }
}
