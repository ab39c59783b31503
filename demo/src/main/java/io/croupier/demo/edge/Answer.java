package io.croupier.demo.edge;

/** What is to be done with the answer to a command, which may be a refusal. */
@FunctionalInterface
public interface Answer {
  /** Nothing is to be done. */
  Answer NONE = outcome -> {};

  void on(Outcome outcome);

  /** The command was kept back by the gateway: it has no answer. */
  default void onKeptBack(String sentence) {}
}
