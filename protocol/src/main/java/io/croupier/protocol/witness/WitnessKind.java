package io.croupier.protocol.witness;

/** What a record of a witness file says. */
public enum WitnessKind {
  /** A command that is about to leave, or to leave again; with header, ids filled in. */
  SENT,
  /** An outcome that was told. */
  HEARD,
  /** The node let the gateway in: four bytes, the epoch. */
  CONNECTED,
  /** The node threw a command away, and never journals it: eight bytes, its id. */
  THROWN_AWAY
}
