package io.croupier.testkit.model;

import io.croupier.protocol.MessageHeaderEncoder;

/**
 * Versions of schema and rules: those that act, or the newest that the software knows.
 *
 * @param schema of messages
 * @param behaviour of the rules
 */
public record Versions(int schema, int behaviour) {
  /** What this release knows. */
  static final Versions OF_THIS_RELEASE = new Versions(MessageHeaderEncoder.SCHEMA_VERSION, 1);
}
