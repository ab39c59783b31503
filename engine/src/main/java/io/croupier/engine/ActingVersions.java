package io.croupier.engine;

import io.croupier.engine.outcome.Outcomes;
import io.croupier.engine.store.StoreVisitor;

/**
 * Which version of the rules holds, and which one of the schema messages have the form of: that of
 * the last Genesis or Upgrade.
 *
 * <p>Owned by the engine thread.
 */
final class ActingVersions {
  private final Outcomes outcomes;
  private transient KnownVersions known = KnownVersions.OF_THIS_RELEASE;
  private int schema;
  private int behaviour;

  ActingVersions(int schema, int behaviour, Outcomes outcomes) {
    this.outcomes = outcomes;
    set(schema, behaviour);
  }

  int schema() {
    return schema;
  }

  int behaviour() {
    return behaviour;
  }

  /** What the software knew that took the command at hand. */
  KnownVersions known() {
    return known;
  }

  /** What follows was taken by software that knew this. */
  void takenBy(KnownVersions software) {
    known = software;
  }

  /** The version of the schema to read a message by: fields that are newer than acts are null. */
  int readBy(int messageVersion) {
    return Math.min(messageVersion, schema);
  }

  /** From now on the rules are these; the outcomes of the command at hand keep their form. */
  void set(int schema, int behaviour) {
    this.schema = schema;
    this.behaviour = behaviour;
    outcomes.inFormOf(schema);
  }

  /** Visits every field. */
  void accept(StoreVisitor visitor) {
    visitor.store("versions", true);
    set(visitor.count("schema", 1, schema), visitor.count("behaviour", 1, behaviour));
  }
}
