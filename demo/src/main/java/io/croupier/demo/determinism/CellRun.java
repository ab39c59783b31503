package io.croupier.demo.determinism;

import io.croupier.demo.supervisor.Facts;
import java.util.Map;

/**
 * What a cell came to.
 *
 * @param facts what it said; empty where it came to no end.
 * @param problem why it came to none, in a sentence; null: it did.
 */
record CellRun(Cell cell, Facts facts, String problem) {
  /** Whether it came to the same as another. */
  boolean isLike(Facts other) {
    return problem == null
        && facts.number("sequence") == other.number("sequence")
        && facts.text("outcomeHash").equals(other.text("outcomeHash"))
        && facts.text("stateHash").equals(other.text("stateHash"));
  }

  /** Outcome hashes on the way, by sequence. */
  Map<String, Object> hashes() {
    return facts.facts("hashes").map();
  }
}
