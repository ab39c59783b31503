package io.croupier.demo.supervisor;

import java.util.List;

/** Hears how far a demo is. */
@FunctionalInterface
public interface DemoProgress {
  /** Something else begins. */
  void phase(String text);

  /** How far that is, again and again. */
  default void part(String text) {}

  /** How the book of a market stands, again and again. */
  default void book(List<String> lines) {}
}
