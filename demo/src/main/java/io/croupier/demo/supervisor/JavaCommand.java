package io.croupier.demo.supervisor;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of another Java process: the same Java, flags and class path as this one. */
final class JavaCommand {
  private static final List<String> OWN = List.of("-Xm", "-agentlib", "-javaagent", "-Dsurefire");

  private JavaCommand() {}

  static List<String> of(String mainClass, List<String> memory, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (OWN.stream().noneMatch(flag::startsWith)) {
        command.add(flag);
      }
    }
    command.addAll(memory);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }
}
