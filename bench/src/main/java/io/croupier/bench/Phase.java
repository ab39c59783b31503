package io.croupier.bench;

/** How long each command of a round took, and how long it computed, in nanoseconds, ascending. */
record Phase(String name, long[] nanos, long[] computed) {
  int commands() {
    return nanos.length;
  }
}
