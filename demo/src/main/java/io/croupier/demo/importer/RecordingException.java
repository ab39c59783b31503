package io.croupier.demo.importer;

/** A recording cannot be read; the message is a sentence for the user. */
public final class RecordingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RecordingException(String message) {
    super(message);
  }
}
