package io.croupier.node;

import io.croupier.engine.Engine;
import io.croupier.engine.KnownVersions;
import io.croupier.journal.frame.EpochHeader;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.frame.JournalReader;
import io.croupier.journal.frame.SealPlace;

/** What the software of each run of a journal knew, and whether this one knows as much. */
final class JournalVersions {
  private JournalVersions() {}

  /**
   * The same reader.
   *
   * @throws JournalException where a run knew later versions than this software does
   */
  static JournalReader known(JournalReader reader) {
    KnownVersions release = KnownVersions.OF_THIS_RELEASE;
    reader.requireKnown(release.schema(), release.behaviour());
    return reader;
  }

  /** Says to an engine which run took the commands that it gets next. */
  static void say(Engine engine, EpochHeader run) {
    engine.takenBy(new KnownVersions(run.schemaVersion(), run.behaviourVersion()));
  }

  /** The same where the reading begins behind a seal, within a run; null: at the beginning. */
  static void say(Engine engine, JournalReader reader, SealPlace place) {
    reader.headers().stream()
        .filter(header -> place != null && header.number() == place.epoch())
        .forEach(header -> say(engine, header));
  }
}
