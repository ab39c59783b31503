package io.croupier.demo.determinism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.testkit.InstalledJava;
import io.croupier.testkit.Mutant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Java on which one command has another outcome: each kind of way tells which command. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PlantedDifferenceIT {
  private static final int COMMANDS = 1_200;
  private static final long DIFFERENT = 1_100;

  @TempDir private Path folder;

  @Test
  void shouldTellTheFirstCommandWithAnotherOutcome() throws IOException {
    InstalledJava java = javaWithADifference();
    List<Cell> cells =
        Stream.of(Way.ENGINE, Way.START, Way.SNAPSHOT, Way.SPLIT)
            .map(way -> new Cell(java, Compiler.QUICK, Collector.SERIAL, Place.LONDON, way))
            .toList();

    DeterminismReport report =
        Determinism.run(
            new DeterminismOptions(COMMANDS, 7, true, List.of(java), null), cells, text -> {});

    List<String> findings = report.findings();
    assertEquals(cells.size(), findings.size(), report.json());
    for (String finding : findings) {
      assertTrue(finding.contains("command " + DIFFERENT), finding);
    }
  }

  /** This Java, but for a class path that begins with another engine. */
  private InstalledJava javaWithADifference() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    new Mutant(
            "engine",
            "io.croupier.engine.Engine",
            "at(timestampNs);",
            "at(timestampNs); if (sequence == %d) outcomes.at(timestampNs + 1);"
                .formatted(DIFFERENT))
        .compile(classes);
    InstalledJava running = InstalledJava.running();
    Path program = Files.createDirectories(folder.resolve("bin")).resolve("java");
    Files.writeString(
        program,
        """
        #!/usr/bin/env bash
        arguments=()
        for argument in "$@"; do
          [[ ${before:-} != -cp ]] || argument=%s:$argument
          arguments+=("$argument")
          before=$argument
        done
        exec %s "${arguments[@]}"
        """
            .formatted(classes, running.program()));
    assertTrue(program.toFile().setExecutable(true));
    return new InstalledJava(running.version(), folder);
  }
}
