package io.croupier.engine;

import io.croupier.engine.store.StoreVisitor;

/** Where the engine stands: the last command and its time. Owned by the engine thread. */
final class EngineClock {
  private long sequence;
  private long now;

  long sequence() {
    return sequence;
  }

  long now() {
    return now;
  }

  void sequence(long value) {
    sequence = value;
  }

  void now(long value) {
    now = value;
  }

  void accept(StoreVisitor visitor) {
    visitor.store("clock", false);
    sequence = visitor.value("sequence", 1, sequence);
    now = visitor.value("now", 1, now);
  }
}
