package io.croupier.node;

import io.croupier.config.call.StandardOutput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code croupier batch}: commands as lines of JSON in, outcomes as lines of JSON out. */
@Command(
    name = "./croupier batch",
    sortOptions = false,
    description = {
      "Takes commands and queries, one JSON object a line, through the real ring, journal and"
          + " engine, and prints what they cause, one JSON object a line.",
      "What a line causes is printed before the next line is read; the last outcome of a line has"
          + " \"last\":true. \"at\" gives a line its time; no clock is read.",
      "Market data are not printed: QueryMarketData asks for them, and replay print shows all of"
          + " them in a journal that --data keeps.",
      "A bad line changes nothing: {\"error\":...,\"line\":N} comes on stderr, and the exit code is"
          + " 2 at the end."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./croupier batch < commands.jsonl",
      "  ./croupier batch --data state commands.jsonl",
      "  echo '{\"command\":\"OpenAccount\",\"currency\":\"GBP\"}' | ./croupier batch"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every line was a command",
      "2:a line was none, or a mistake in the call",
      "3:out of memory: CROUPIER_JAVA_OPTS=-Xmx4g gives more",
      "4:another process has the data folder",
      "5:JVM flags are missing",
      "6:the journal is damaged, or does not belong to this software",
      "9:a command broke the engine",
      "10:the disk did not take the journal, or standard output could not be written"
    })
public final class BatchMain implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the journal: begun, or gone on with. Default: a temporary one.")
  private Path data;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The lines. Default: standard input.")
  private Path file;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This page.")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  /** Runs the batch and ends the process. */
  public static void main(String[] args) {
    Mains.run(new BatchMain(), args);
  }

  @Override
  public Integer call() throws IOException {
    JvmFlags.check();
    ExitCode code;
    Path folder = data;
    try (BufferedReader lines = new BufferedReader(open())) {
      folder = data != null ? data : Files.createTempDirectory("croupier-batch-");
      code = take(lines, folder);
    }
    if (data == null) {
      System.err.println("croupier: the journal is in " + folder);
    }
    return code.code();
  }

  private ExitCode take(BufferedReader lines, Path folder) throws IOException {
    try (Batch batch =
        new Batch(folder, System.out, line -> System.err.println("croupier: " + line))) {
      return acceptAll(lines, batch);
    }
  }

  private Reader open() throws IOException {
    InputStream in = file == null ? System.in : Files.newInputStream(file);
    return new InputStreamReader(
        in,
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE));
  }

  private static ExitCode acceptAll(BufferedReader lines, Batch batch) throws IOException {
    boolean good = true;
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (System.out.checkError()) {
        // Nobody reads the answers any more: what nobody hears should not be done.
        System.err.println(
            "croupier: stopped before line " + (number + 1) + ": no answer would be heard.");
        return StandardOutput.ofProcess().isCut() ? ExitCode.DISK : ExitCode.USAGE;
      }
      number++;
      good &= line.isBlank() || accept(line, number, batch);
    }
    return good ? ExitCode.OK : ExitCode.USAGE;
  }

  private static boolean accept(String line, int number, Batch batch) {
    try {
      batch.accept(line);
      return true;
    } catch (BadLineException e) {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("error", e.getMessage());
      error.put("line", number);
      System.err.println(BatchOutput.json(error));
      return false;
    }
  }
}
