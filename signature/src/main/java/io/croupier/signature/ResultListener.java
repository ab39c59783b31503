package io.croupier.signature;

/** Hears of a result that a command brings. */
@FunctionalInterface
public interface ResultListener {
  /** The result is valid during the call. */
  void onResult(Result result);
}
