package io.croupier.demo.determinism;

import java.util.List;

/** How the JVM comes to machine code. */
enum Compiler {
  TIERED("tiered", List.of()),
  QUICK("C1 only", List.of("-XX:TieredStopAtLevel=1")),
  NONE("-Xint", List.of("-Xint"));

  final String title;
  final List<String> flags;

  Compiler(String title, List<String> flags) {
    this.title = title;
    this.flags = flags;
  }
}
