package io.croupier.bench;

/** A measurement that cannot be made, in one sentence. */
final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BenchException(String message) {
    super(message);
  }
}
