package io.croupier.demo.determinism;

/** Who clears up the heap; the name is the JVM's. */
enum Collector {
  SERIAL("Serial"),
  G1("G1"),
  PARALLEL("Parallel"),
  Z("Z");

  final String title;

  Collector(String title) {
    this.title = title;
  }

  String flag() {
    return "-XX:+Use" + title + "GC";
  }
}
