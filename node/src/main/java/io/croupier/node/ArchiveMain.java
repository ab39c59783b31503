package io.croupier.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.journal.chronicle.Archive;
import io.croupier.journal.chronicle.ArchivePlan;
import io.croupier.journal.chronicle.ArchivePlanner;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.FolderTakenException;
import io.croupier.journal.frame.JournalException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code croupier archive}: moves journal files that no start needs to another folder. */
@Command(
    name = "./croupier archive",
    sortOptions = false,
    description = {
      "Moves closed journal files that are older than the oldest snapshot out of a node's data"
          + " folder, also while the node runs. They are proven first, and removed only when they"
          + " stand in the archive, were forced and read back. Killed at any point it loses nothing:"
          + " call again.",
      "Outcome logs and the index of transaction ids stay where they are."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./croupier archive --data state --to /archive/node-1 --dry-run",
      "  ./croupier archive --data state --to /archive/node-1",
      "  (cd /archive/node-1 && sha256sum --check SHA256SUMS)",
      "  cp -r /archive/node-1/epoch-* state/    # restores, while no node runs"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, or nothing to do",
      "2:a mistake in the call, or the folder holds no journal",
      "4:another process archives to that folder",
      "6:the journal is damaged, a snapshot cannot be used, or the archive is another node's",
      "10:a disk did not take it or give it back, or standard output could not be written"
    })
public final class ArchiveMain implements Callable<Integer> {
  private static final long PROGRESS_NS = TimeUnit.SECONDS.toNanos(2);

  @Option(names = "--data", paramLabel = "DIR", required = true, description = "The data folder.")
  private Path data;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      required = true,
      description = "The archive of this node; created where it is not there.")
  private Path to;

  @Option(names = "--dry-run", description = "Prove the files and say what would be moved.")
  private boolean dryRun;

  @Option(names = "--json", description = "One JSON object instead of text.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This page.")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  private long saidNs = System.nanoTime();

  /** Archives once. */
  public static void main(String[] args) {
    Mains.run(new ArchiveMain(), args);
  }

  @Override
  public Integer call() {
    if (Archive.isIn(data, to)) {
      throw new StartException(
          ExitCode.USAGE, "The archive " + to + " is in the data folder: name another folder.");
    }
    requireJournal();
    try {
      ArchivePlan plan = ArchivePlanner.plan(data, this::sayProgress);
      if (!dryRun) {
        move(plan);
      }
      System.out.println(json ? json(plan) : text(plan));
      return ExitCode.OK.code();
    } catch (FolderTakenException e) {
      throw new StartException(ExitCode.LOCKED, e);
    } catch (JournalException e) {
      throw StartException.of(e);
    }
  }

  /** What is no data folder of a node is a mistake in the call, not a damaged one. */
  private void requireJournal() {
    try {
      DataFolder.read(data).close();
    } catch (JournalException e) {
      throw new StartException(ExitCode.USAGE, e);
    }
  }

  private void move(ArchivePlan plan) {
    Consumer<String> report = System.err::println;
    try (Archive archive = Archive.open(data, to, report)) {
      archive.move(plan);
    }
  }

  private void sayProgress(long sequence) {
    if (System.nanoTime() - saidNs >= PROGRESS_NS) {
      saidNs = System.nanoTime();
      System.err.println("proving the journal: at command " + sequence);
    }
  }

  private String text(ArchivePlan plan) {
    if (plan.place() == null) {
      return "nothing to archive: there is no snapshot yet";
    }
    String what = plan.files().size() + " files, " + plan.bytes() + " bytes";
    String where = ", older than the snapshot of command " + plan.place().sequence();
    StringBuilder text = new StringBuilder();
    if (dryRun) {
      plan.files().forEach(file -> text.append(file.name()).append(System.lineSeparator()));
    }
    return text.append(dryRun ? "would move " : "moved ").append(what).append(where).toString();
  }

  private String json(ArchivePlan plan) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dryRun", dryRun);
    fields.put("to", to.toAbsolutePath().normalize().toString());
    if (plan.place() != null) {
      fields.put("olderThanCommand", plan.place().sequence());
    }
    fields.put("bytes", plan.bytes());
    fields.put("files", plan.files());
    try {
      return new ObjectMapper().writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
