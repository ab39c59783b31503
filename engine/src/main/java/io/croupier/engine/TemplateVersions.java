package io.croupier.engine;

import io.croupier.protocol.schema.MessageKind;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;

/** Which version of the schema has brought each command and query. Immutable; any thread. */
final class TemplateVersions {
  /** Those of the schema of this release. */
  static final TemplateVersions OF_THIS_RELEASE = new TemplateVersions(sinceVersions());

  private final int[] since;

  /**
   * @param since by template id.
   */
  TemplateVersions(int[] since) {
    this.since = since.clone();
  }

  /** Whether a version of the schema does not have the template yet. */
  boolean isNewer(int templateId, int schemaVersion) {
    return since[templateId] > schemaVersion;
  }

  private static int[] sinceVersions() {
    int[] since = new int[MessageKind.NOTE.lastId() + 1];
    for (MessageType type : MessageSchema.load().messages()) {
      since[type.templateId()] = type.sinceVersion();
    }
    return since;
  }
}
