package io.croupier.engine;

import io.croupier.protocol.MessageHeaderEncoder;

/**
 * What a release of this software knows, each up to this version, from 1.
 *
 * @param schema of messages
 * @param behaviour of the rules
 */
public record KnownVersions(int schema, int behaviour) {
  /**
   * What this release knows. A version of the rules is one more than the last when a rule changes.
   */
  public static final KnownVersions OF_THIS_RELEASE =
      new KnownVersions(MessageHeaderEncoder.SCHEMA_VERSION, 1);
}
