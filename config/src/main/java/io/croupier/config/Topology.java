package io.croupier.config;

/** On how many threads the node's stages run. */
public enum Topology {
  AUTO,
  COMPACT,
  SPLIT,
  DEDICATED
}
