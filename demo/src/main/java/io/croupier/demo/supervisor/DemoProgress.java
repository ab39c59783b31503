package io.croupier.demo.supervisor;

/** Hears how far a demo is. */
@FunctionalInterface
public interface DemoProgress {
  /** Something else begins. */
  void phase(String text);

  /** How far that is, again and again. */
  default void part(String text) {}
}
