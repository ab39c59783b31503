package io.croupier.demo.supervisor;

import io.croupier.testkit.InstalledJava;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command line of another Java process: the same Java, flags and class path as this one. */
public final class JavaCommand {
  private static final List<String> OWN = List.of("-Xm", "-agentlib", "-javaagent", "-Dsurefire");

  private static final String UNSAFE = "--sun-misc-unsafe-memory-access";

  /** Collectors and compilers, what Java 17 does not know, what tests say of where they are. */
  private static final List<String> OF_ONE_JAVA =
      List.of(
          UNSAFE,
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel",
          "-Xint",
          "-Duser.",
          "-Dfile.encoding");

  private JavaCommand() {}

  /** A process that lives on: it takes its time to get fast. */
  static List<String> of(String mainClass, int megabytes, List<String> arguments) {
    return of(mainClass, List.of("-Xms" + megabytes + "m", "-Xmx" + megabytes + "m"), arguments);
  }

  /** One that lives for some seconds: what would make it faster later costs more than it gives. */
  public static List<String> shortLived(String mainClass, int megabytes, List<String> arguments) {
    List<String> flags = List.of("-Xmx" + megabytes + "m", "-XX:TieredStopAtLevel=1");
    return of(mainClass, flags, arguments);
  }

  /** One on a Java and with flags that need not be those of this process. */
  public static List<String> on(
      InstalledJava java,
      List<String> flags,
      int megabytes,
      String mainClass,
      List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(java.program().toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (Stream.concat(OWN.stream(), OF_ONE_JAVA.stream()).noneMatch(flag::startsWith)) {
        command.add(flag);
      }
    }
    if (java.wantsUnsafeFlag()) {
      command.add(UNSAFE + "=allow");
    }
    command.add("-Xmx" + megabytes + "m");
    command.addAll(flags);
    return behind(command, mainClass, arguments);
  }

  private static List<String> of(String mainClass, List<String> flags, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (OWN.stream().noneMatch(flag::startsWith)) {
        command.add(flag);
      }
    }
    command.addAll(flags);
    return behind(command, mainClass, arguments);
  }

  private static List<String> behind(
      List<String> command, String mainClass, List<String> arguments) {
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }
}
