package io.croupier.demo.edge;

import java.util.Map;

/** What an edge process is there for. All calls come from one thread. */
public interface Role {
  /** Does what is due by {@link System#nanoTime}; 0 when nothing was. */
  int doWork(long nowNs);

  /** Whether all is sent and answered, as far as it depends on this gateway. */
  boolean isDone();

  /** Why it cannot go on, in a sentence; null while it can. */
  String fault();

  /** An outcome that is no answer to a command sent here. */
  void onOutcome(Outcome outcome);

  /** What people call the markets that it knows. */
  default MarketNames names() {
    return MarketNames.NONE;
  }

  /** What the other gateway shares. */
  void onShared(Map<String, Object> news);

  /** Begins to gather what {@link #report} says in the end. */
  void conclude();

  /** What was found, once it is done again after {@link #conclude}. */
  Map<String, Object> report();

  /** How far it is, from 0 to 1. */
  double progress();
}
