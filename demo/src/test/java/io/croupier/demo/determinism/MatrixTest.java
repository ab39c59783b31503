package io.croupier.demo.determinism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.testkit.InstalledJava;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MatrixTest {
  private static final List<InstalledJava> JAVAS =
      List.of(new InstalledJava(17, Path.of("a")), new InstalledJava(25, Path.of("b")));

  @Test
  void shouldHaveEachWayOnEachJavaCompilerAndCollectorOnce() {
    List<Cell> cells = Matrix.full(JAVAS);
    Set<List<Object>> different =
        cells.stream()
            .map(
                cell -> List.<Object>of(cell.java(), cell.compiler(), cell.collector(), cell.way()))
            .collect(Collectors.toSet());
    assertEquals(2 * 3 * 4 * 8, cells.size());
    assertEquals(cells.size(), different.size());
  }

  @Test
  void shouldHaveEveryValueOfEachAxisOnEachJavaAlsoWhenItIsQuick() {
    for (InstalledJava java : JAVAS) {
      for (List<Cell> all : List.of(Matrix.quick(JAVAS), Matrix.full(JAVAS))) {
        List<Cell> cells = all.stream().filter(cell -> cell.java().equals(java)).toList();
        assertAll(cells, Cell::way, Way.class);
        assertAll(cells, Cell::compiler, Compiler.class);
        assertAll(cells, Cell::collector, Collector.class);
        assertAll(cells, Cell::place, Place.class);
      }
    }
  }

  private static <T extends Enum<T>> void assertAll(
      List<Cell> cells, Function<Cell, T> axis, Class<T> type) {
    Set<T> met = cells.stream().map(axis).collect(Collectors.toSet());
    assertTrue(met.containsAll(EnumSet.allOf(type)), type + ": " + met);
  }
}
