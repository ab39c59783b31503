package io.croupier.demo.determinism;

import io.croupier.demo.edge.Board;
import io.croupier.demo.supervisor.Facts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a comparison has found, for a person and as JSON. */
public final class DeterminismReport {
  private final DeterminismOptions options;
  private final Facts reference;
  private final List<CellRun> runs;
  private final List<String> findings;

  DeterminismReport(
      DeterminismOptions options, Facts reference, List<CellRun> runs, List<String> findings) {
    this.options = options;
    this.reference = reference;
    this.runs = runs;
    this.findings = findings;
  }

  /** Cells that came to something else, a sentence each; empty: none did. */
  public List<String> findings() {
    return findings;
  }

  /** How many ways were tried. */
  public int cells() {
    return runs.size();
  }

  /** A table with a line for each cell. */
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    for (CellRun run : runs) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-79s %s %s",
              run.cell(),
              run.facts().text("outcomeHash"),
              run.isLike(reference) ? "same" : "DIFFERS"));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d commands, seed %d; outcome hash %s, state hash %s",
            reference.number("sequence"),
            options.seed(),
            reference.text("outcomeHash"),
            reference.text("stateHash")));
    findings.forEach(finding -> lines.add("FOUND: " + finding));
    lines.add(
        findings.isEmpty()
            ? cells() + " ways to the same outcomes and the same state."
            : findings.size() + " of " + cells() + " ways lead elsewhere.");
    return lines;
  }

  /** One object. */
  public String json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("commands", reference.number("sequence"));
    fields.put("seed", options.seed());
    fields.put("outcomeHash", reference.text("outcomeHash"));
    fields.put("stateHash", reference.text("stateHash"));
    fields.put("cells", runs.stream().map(this::fields).toList());
    fields.put("findings", findings);
    return Board.line(fields);
  }

  private Map<String, Object> fields(CellRun run) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("java", run.cell().java().version());
    fields.put("compiler", run.cell().compiler().title);
    fields.put("collector", run.cell().collector().title);
    fields.put("place", run.cell().place().title);
    fields.put("way", run.cell().way().title);
    fields.put("outcomeHash", run.facts().text("outcomeHash"));
    fields.put("stateHash", run.facts().text("stateHash"));
    fields.put("same", run.isLike(reference));
    return fields;
  }
}
