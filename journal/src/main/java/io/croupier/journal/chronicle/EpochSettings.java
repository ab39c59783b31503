package io.croupier.journal.chronicle;

import io.croupier.journal.frame.AcceptedLoss;
import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.Skip;
import java.util.List;

/** What a run says of itself in its EPOCH frame; texts of at most 1,000 bytes. */
public record EpochSettings(
    Durability durability,
    int schemaId,
    int schemaVersion,
    int behaviourVersion,
    String softwareVersion,
    List<Skip> skips,
    List<AcceptedLoss> acceptedLosses) {
  /** Of a run that begins without an accepted loss. */
  public EpochSettings(
      Durability durability,
      int schemaId,
      int schemaVersion,
      int behaviourVersion,
      String softwareVersion,
      List<Skip> skips) {
    this(durability, schemaId, schemaVersion, behaviourVersion, softwareVersion, skips, List.of());
  }
}
