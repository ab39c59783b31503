package io.croupier.demo.determinism;

import io.croupier.testkit.InstalledJava;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which cells there are. */
final class Matrix {
  private Matrix() {}

  /**
   * Every Java with every compiler, collector and way; places take turns, and come to each of the
   * others.
   */
  static List<Cell> full(Collection<InstalledJava> javas) {
    List<Cell> cells = new ArrayList<>();
    for (InstalledJava java : javas) {
      for (Compiler compiler : Compiler.values()) {
        for (Collector collector : Collector.values()) {
          for (Way way : Way.values()) {
            int turn = cells.size() + compiler.ordinal() + collector.ordinal() + java.version();
            cells.add(new Cell(java, compiler, collector, of(Place.values(), turn), way));
          }
        }
      }
    }
    return cells;
  }

  /** Every value of each axis on every Java, in as few cells as there are ways. */
  static List<Cell> quick(Collection<InstalledJava> javas) {
    List<Cell> cells = new ArrayList<>();
    for (InstalledJava java : javas) {
      for (Way way : Way.values()) {
        int turn = way.ordinal();
        cells.add(
            new Cell(
                java,
                of(Compiler.values(), turn + 1),
                of(Collector.values(), turn + java.version()),
                of(Place.values(), turn),
                way));
      }
    }
    return cells;
  }

  private static <T> T of(T[] values, int turn) {
    return values[turn % values.length];
  }
}
