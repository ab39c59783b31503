package io.croupier.config;

/** Whether a node has a follower of its own. */
public enum FollowerMode {
  ON,
  OFF,
  AUTO
}
