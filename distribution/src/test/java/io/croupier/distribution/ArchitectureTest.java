package io.croupier.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls between modules and packages, read from the class files of the whole project. */
class ArchitectureTest {
  private static JavaClasses all;

  @BeforeAll
  static void readClassFiles() {
    Path[] folders = SourceTree.MODULES.stream().map(SourceTree::classes).toArray(Path[]::new);
    all = new ClassFileImporter().importPaths(folders);
  }

  static List<String> modules() {
    return SourceTree.MODULES;
  }

  @Test
  void shouldHaveARowInTheImportTableForEveryModule() {
    assertEquals(new TreeSet<>(SourceTree.MODULES), new TreeSet<>(ImportTable.BY_MODULE.keySet()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modules")
  void shouldImportOnlyWhatTheTableAllows(String module) {
    String own = SourceTree.packageOf(module);
    assertNoneOutside(in(own), with(ImportTable.BY_MODULE.get(module), own));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modules")
  void shouldKeepEveryClassUnderThePackageOfItsModule(String module) {
    JavaClasses classes = new ClassFileImporter().importPath(SourceTree.classes(module));
    List<String> strangers =
        classes.stream()
            .map(JavaClass::getName)
            .filter(name -> !ImportTable.covers(SourceTree.packageOf(module), name))
            .toList();
    assertEquals(List.of(), strangers);
  }

  @Test
  void shouldKeepPurePackagesPure() {
    ImportTable.BY_PURE_PACKAGE.forEach((pure, allowed) -> assertNoneOutside(in(pure), allowed));
  }

  @Test
  void shouldKeepChronicleInOnePackageOfTheJournal() {
    List<String> found =
        violations(
            in("io.croupier.journal").filter(c -> !inPackage(ImportTable.CHRONICLE_PACKAGE, c)),
            target -> target.startsWith("net.openhft"));
    assertEquals(List.of(), found);
  }

  @Test
  void shouldListEveryPackageOfTheEngine() {
    TreeSet<String> packages = new TreeSet<>();
    in("io.croupier.engine").forEach(c -> packages.add(c.getPackageName()));
    assertEquals(packages, new TreeSet<>(ImportTable.ENGINE_HEIGHTS.keySet()));
  }

  @Test
  void shouldKeepMessagesOutOfStoresAndPureRules() {
    for (String pure : ImportTable.WITHOUT_CODECS) {
      assertTrue(all.stream().anyMatch(c -> ImportTable.covers(pure, c.getName())), pure);
    }
    List<String> found =
        violations(
            all.stream()
                .filter(
                    c ->
                        ImportTable.WITHOUT_CODECS.stream()
                            .anyMatch(pure -> ImportTable.covers(pure, c.getName()))),
            target ->
                target.startsWith("io.croupier.protocol.")
                    && (target.endsWith("Decoder") || target.endsWith("Encoder")));
    assertEquals(List.of(), found);
  }

  @Test
  void shouldImportOnlyLowerPackagesInTheEngine() {
    List<String> found =
        in("io.croupier.engine")
            .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
            .filter(ArchitectureTest::climbs)
            .map(Dependency::getDescription)
            .distinct()
            .toList();
    assertEquals(List.of(), found);
  }

  @Test
  void shouldHaveNoCycleBetweenPackagesOfTheEngine() {
    SlicesRuleDefinition.slices()
        .matching("io.croupier.engine.(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(all);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modules")
  void shouldHaveReadClassesOfEveryModule(String module) {
    assertTrue(in(SourceTree.packageOf(module)).findAny().isPresent(), "no class file was read");
  }

  /** Neighbours of one height may use each other, except the three at the top of the rules. */
  private static boolean climbs(Dependency dependency) {
    String from = dependency.getOriginClass().getPackageName();
    String to = dependency.getTargetClass().getPackageName();
    Integer height = ImportTable.ENGINE_HEIGHTS.get(from);
    Integer target = ImportTable.ENGINE_HEIGHTS.get(to);
    if (height == null || target == null || from.equals(to)) {
      return false;
    }
    return target > height || target.equals(height) && height == ImportTable.RULES;
  }

  private static void assertNoneOutside(Stream<JavaClass> classes, Collection<String> allowed) {
    List<String> found =
        violations(
            classes,
            target ->
                target.contains(".")
                    && !target.startsWith("java.")
                    && allowed.stream().noneMatch(prefix -> ImportTable.covers(prefix, target)));
    assertEquals(List.of(), found);
  }

  private static List<String> violations(Stream<JavaClass> classes, Predicate<String> forbidden) {
    return classes
        .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
        .filter(d -> forbidden.test(d.getTargetClass().getBaseComponentType().getName()))
        .map(Dependency::getDescription)
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<JavaClass> in(String packageName) {
    return all.stream().filter(c -> inPackage(packageName, c));
  }

  private static boolean inPackage(String packageName, JavaClass c) {
    return ImportTable.covers(packageName, c.getPackageName());
  }

  private static List<String> with(List<String> allowed, String own) {
    return Stream.concat(allowed.stream(), Stream.of(own)).toList();
  }
}
