package io.croupier.demo.supervisor;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of another Java process: the same Java, flags and class path as this one. */
public final class JavaCommand {
  private static final List<String> OWN = List.of("-Xm", "-agentlib", "-javaagent", "-Dsurefire");

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

  private static List<String> of(String mainClass, List<String> flags, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (OWN.stream().noneMatch(flag::startsWith)) {
        command.add(flag);
      }
    }
    command.addAll(flags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }
}
