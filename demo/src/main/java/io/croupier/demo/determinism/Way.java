package io.croupier.demo.determinism;

/** What runs the commands of a journal. */
enum Way {
  ENGINE("bare engine, from genesis", "engine", "", ""),
  START("start of a node, from genesis", "start", "", ""),
  SNAPSHOT("start of a node, from a snapshot", "start", "", ""),
  COMPACT("live node, compact, memory", "node", "COMPACT", "MEMORY"),
  COMPACT_DISK("live node, compact, disk", "node", "COMPACT", "DISK"),
  SPLIT("live node, split, memory", "node", "SPLIT", "MEMORY"),
  SPLIT_DISK("live node, split, disk", "node", "SPLIT", "DISK"),
  DEDICATED("live node, dedicated, disk", "node", "DEDICATED", "DISK");

  final String title;
  final String command;
  final String topology;
  final String durability;

  Way(String title, String command, String topology, String durability) {
    this.title = title;
    this.command = command;
    this.topology = topology;
    this.durability = durability;
  }

  /** Whether it tells the hash after any command that is asked for. */
  boolean tellsEachHash() {
    return !command.equals("start");
  }
}
