package io.croupier.config;

/** When a command counts as journaled. */
public enum Durability {
  MEMORY,
  DISK
}
