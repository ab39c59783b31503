package io.croupier.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Java on this machine that can run Croupier.
 *
 * @param version such as 17.
 * @param home its folder.
 */
public record InstalledJava(int version, Path home) {
  private static final int OLDEST = 17;
  private static final int FIRST_WITH_UNSAFE_FLAG = 23;
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  /**
   * The Java that runs this, and one of each other version: in the folders that the launcher looks
   * into, in JAVA_HOME and its like, and beside the one that runs this.
   */
  public static Collection<InstalledJava> all() {
    Map<Integer, InstalledJava> found = new TreeMap<>();
    Path running = Path.of(System.getProperty("java.home"));
    found.put(Runtime.version().feature(), running());
    for (Path home : candidates(running)) {
      int version = versionOf(home);
      if (version >= OLDEST) {
        found.putIfAbsent(version, new InstalledJava(version, home));
      }
    }
    return found.values();
  }

  /** The Java that runs this. */
  public static InstalledJava running() {
    return new InstalledJava(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
  }

  /** The program. */
  public Path program() {
    return home.resolve("bin/java");
  }

  /** Whether it asks for a flag before it lets anybody use Unsafe for memory. */
  public boolean wantsUnsafeFlag() {
    return version >= FIRST_WITH_UNSAFE_FLAG;
  }

  /** What every process of Croupier is started with on this Java. */
  public List<String> command(Path checkout) {
    List<String> command = new ArrayList<>();
    command.add(program().toString());
    command.add("@" + checkout.resolve("jvm.options"));
    if (wantsUnsafeFlag()) {
      command.add("@" + checkout.resolve("jvm-23.options"));
    }
    return command;
  }

  private static List<Path> candidates(Path running) {
    List<Path> homes = new ArrayList<>();
    List<Path> folders = new ArrayList<>(List.of(running.getParent()));
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.startsWith("JAVA_HOME") && !value.isBlank()) {
                homes.add(Path.of(value));
              }
            });
    String named = System.getenv().getOrDefault("CROUPIER_JAVA_FOLDERS", "");
    for (String folder : named.split(File.pathSeparator)) {
      folders.add(Path.of(folder));
    }
    for (Path folder : folders) {
      for (Path entry : entries(folder)) {
        homes.add(entry);
        homes.add(entry.resolve("Contents/Home"));
      }
    }
    return homes;
  }

  private static List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int versionOf(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
      return 0;
    }
    try {
      Matcher version = VERSION.matcher(Files.readString(release));
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
