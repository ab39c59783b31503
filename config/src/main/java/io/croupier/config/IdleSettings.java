package io.croupier.config;

/**
 * What each thread does while it has nothing to do.
 *
 * @param shared for every thread of the topologies compact and split
 */
public record IdleSettings(
    Idle shared,
    Idle driver,
    Idle ingress,
    Idle journal,
    Idle engine,
    Idle egress,
    Idle force,
    Idle toucher,
    Idle index) {
  static IdleSettings read(SettingsReader reader) {
    return new IdleSettings(
        reader.choice("pipeline.idle.shared", Idle.class),
        reader.choice("pipeline.idle.driver", Idle.class),
        reader.choice("pipeline.idle.ingress", Idle.class),
        reader.choice("pipeline.idle.journal", Idle.class),
        reader.choice("pipeline.idle.engine", Idle.class),
        reader.choice("pipeline.idle.egress", Idle.class),
        reader.choice("pipeline.idle.force", Idle.class),
        reader.choice("pipeline.idle.toucher", Idle.class),
        reader.choice("pipeline.idle.index", Idle.class));
  }
}
