package io.croupier.demo.edge;

/** What people call the runners of a market. */
@FunctionalInterface
public interface RunnerNames {
  String name(long marketId, int runner);
}
