package io.croupier.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The checkout that the tests of the whole look at. */
final class SourceTree {
  /** Every module with Java code, in the order in which they build. */
  static final List<String> MODULES =
      List.of(
          "protocol",
          "engine",
          "signature",
          "journal",
          "gateway-aeron",
          "config",
          "testkit",
          "node",
          "simulator",
          "replay-tool",
          "demo",
          "bench");

  private static final Pattern MAIN_CLASS = Pattern.compile("io\\.croupier\\.[\\w.]+Main\\b");
  private static final Set<String> TEXT =
      Set.of("java", "xml", "md", "conf", "txt", "options", "config", "sh", "json", "properties");
  private static final Set<String> TEXT_WITHOUT_ENDING =
      Set.of("croupier", "run", "LICENSE", ".gitignore");
  private static final Set<String> NOT_OURS = Set.of("target", ".git", ".idea", ".vscode");

  private SourceTree() {}

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("jvm.options"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("run these tests inside the checkout");
    }
    return folder;
  }

  static Path classes(String module) {
    return root().resolve(module).resolve("target/classes");
  }

  static Path testClasses(String module) {
    return root().resolve(module).resolve("target/test-classes");
  }

  /** The root package of a module; the two-word modules are named by one of the words. */
  static String packageOf(String module) {
    return switch (module) {
      case "gateway-aeron" -> "io.croupier.gateway";
      case "replay-tool" -> "io.croupier.replay";
      default -> "io.croupier." + module;
    };
  }

  /** Every file that a person wrote, in a fixed order. */
  static List<Path> textFiles() {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          root(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_OURS.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && isText(file.getFileName().toString())) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(null);
    return found;
  }

  static List<Path> markdownFiles() {
    return textFiles().stream().filter(file -> file.toString().endsWith(".md")).toList();
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** The main classes that the launcher names. */
  static List<String> mains() {
    String launcher = String.join("\n", lines(root().resolve("croupier")));
    return MAIN_CLASS.matcher(launcher).results().map(MatchResult::group).distinct().toList();
  }

  /** Where a line stands, as a person looks it up. */
  static String place(Path file, int lineIndex) {
    return root().relativize(file) + ":" + (lineIndex + 1);
  }

  private static boolean isText(String name) {
    int dot = name.lastIndexOf('.');
    return TEXT_WITHOUT_ENDING.contains(name) || dot >= 0 && TEXT.contains(name.substring(dot + 1));
  }
}
