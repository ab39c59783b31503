package io.croupier.node;

import io.croupier.engine.Engine;
import io.croupier.journal.frame.SealPlace;

/**
 * Where a replay of the journal begins.
 *
 * @param engine as it was behind the seal; without state at the journal's beginning
 * @param place the seal; null: the journal's beginning
 * @param notes what else was known there
 */
record Restored(Engine engine, SealPlace place, SnapshotNotes notes) {
  /** The last command whose effects the engine has. */
  long sequence() {
    return place == null ? 0 : place.sequence();
  }

  long epoch() {
    return place == null ? 0 : place.epoch();
  }
}
