package io.croupier.config;

/** Threads and rings of the node. {@code outcomeRingSize} is in bytes, a slot is 256 bytes. */
public record PipelineSettings(
    Topology topology, int batch, int ringSlots, int outcomeRingSize, IdleSettings idle) {
  private static final int LEAST_SLOTS = 128;
  private static final int MOST_SLOTS = 1 << 22;
  private static final int MIB = 1 << 20;

  static PipelineSettings read(SettingsReader reader) {
    return new PipelineSettings(
        reader.choice("pipeline.topology", Topology.class),
        reader.whole("pipeline.batch", 1, 65_536),
        reader.powerOfTwo("pipeline.ringSlots", LEAST_SLOTS, MOST_SLOTS),
        reader.powerOfTwoSize("pipeline.outcomeRingSize", MIB, 1 << 30),
        IdleSettings.read(reader));
  }
}
