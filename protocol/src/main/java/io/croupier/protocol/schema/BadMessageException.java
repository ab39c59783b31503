package io.croupier.protocol.schema;

/** A message that cannot be written or read; its text is one sentence for the sender. */
public final class BadMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadMessageException(String sentence) {
    super(sentence);
  }
}
