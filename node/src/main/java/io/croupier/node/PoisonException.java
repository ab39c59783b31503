package io.croupier.node;

import io.croupier.journal.frame.JournalException;

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

  /**
   * What the engine threw at a command, unless that is no doing of the command, which the next
   * start would not meet again: where memory or disk has failed below the engine, or what is kept
   * of its transactions is full, that is thrown on as it is.
   */
  static PoisonException of(long sequence, Throwable failure) {
    if (failure instanceof JournalException || failure instanceof StartException) {
      throw (RuntimeException) failure;
    }
    if (failure instanceof OutOfMemoryError || failure instanceof InternalError) {
      throw (Error) failure;
    }
    return new PoisonException(sequence, failure);
  }

  long sequence() {
    return sequence;
  }
}
