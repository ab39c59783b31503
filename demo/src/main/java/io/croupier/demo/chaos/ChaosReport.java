package io.croupier.demo.chaos;

import io.croupier.demo.edge.Board;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a campaign has found, for a person and as JSON. */
public final class ChaosReport {
  private final ChaosOptions options;
  private final List<RoundResult> rounds;
  private final Timeline timeline;
  private final Path kept;

  ChaosReport(ChaosOptions options, List<RoundResult> rounds, Timeline timeline, Path kept) {
    this.options = options;
    this.rounds = rounds;
    this.timeline = timeline;
    this.kept = kept;
  }

  /** What was found, a sentence each; empty: nothing. */
  public List<String> findings() {
    return rounds.stream().flatMap(round -> round.findings().stream()).toList();
  }

  /** Faults that were injected. */
  public long faults() {
    return timeline.faults().size();
  }

  /** Commands that were answered, as the gateways witnessed it. */
  public long answered() {
    return sum("answered");
  }

  /** Commands in the journals on which the naive model agrees. */
  public long audited() {
    return rounds.stream().mapToLong(round -> round.audited().number("commands")).sum();
  }

  /** A page for a browser, which needs nothing else. */
  public String html() {
    return new ChaosPage(text(), timeline).html();
  }

  /** Lines for a terminal. */
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    line(lines, "faults", faults());
    timeline.counts().forEach((kind, count) -> line(lines, "  " + kind.title(), count));
    line(lines, "rounds", rounds.size());
    line(lines, "commands sent", sum("sent"));
    line(lines, "commands answered", answered());
    line(lines, "  thrown away as no gateway's", sum("thrownAway"));
    line(lines, "  lost", sum("lost"));
    line(lines, "  with effect twice", sum("doubled"));
    line(lines, "  journaled again, without effect", sum("repeated"));
    line(lines, "  out of order", sum("outOfOrder"));
    line(lines, "outcomes told", sum("outcomes"));
    line(lines, "  compared byte for byte", sum("compared"));
    line(lines, "  told again", sum("retold"));
    line(lines, "commands in the journals", sum("sequence"));
    line(lines, "  on whose outcomes the naive model agrees", audited());
    timeline.impossible().forEach(sentence -> lines.add("Not possible here: " + sentence + "."));
    for (int round : notCompared()) {
      lines.add(
          "Not compared: round %d broke off; no command or outcome of it is in these figures."
              .formatted(round));
    }
    for (String finding : findings()) {
      lines.add("FOUND: " + finding);
    }
    if (findings().isEmpty()) {
      lines.add("Nothing is lost, nothing was done twice.");
    } else {
      lines.add("Kept: " + kept);
      lines.add("Again: " + again());
    }
    return lines;
  }

  /** One object. */
  public String json() {
    return Board.line(fields());
  }

  /** Numbers of the rounds that broke off before what was seen was compared with the journal. */
  private List<Integer> notCompared() {
    return rounds.stream()
        .filter(round -> !round.isCompared())
        .map(round -> round.plan().number())
        .toList();
  }

  /** The command that repeats the last round, in which something was found. */
  private String again() {
    Round.Plan plan = rounds.get(rounds.size() - 1).plan();
    return String.format(
        Locale.ROOT,
        "./croupier chaos --time %ds --durability %s --seed %d --rate %d",
        plan.time().toSeconds(),
        plan.durability(),
        plan.seed(),
        plan.rate());
  }

  private Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("seconds", options.time().toSeconds());
    fields.put("durabilities", options.durabilities());
    fields.put("seed", options.seed());
    fields.put("faults", faults());
    Map<String, Object> kinds = new LinkedHashMap<>();
    timeline.counts().forEach((kind, count) -> kinds.put(kind.key(), count));
    fields.put("kinds", kinds);
    fields.put("impossible", timeline.impossible());
    fields.put("rounds", rounds.size());
    fields.put("notCompared", notCompared());
    for (String name :
        List.of(
            "sent",
            "answered",
            "thrownAway",
            "lost",
            "doubled",
            "repeated",
            "outOfOrder",
            "outcomes",
            "compared",
            "retold")) {
      fields.put(name, sum(name));
    }
    fields.put("journaled", sum("sequence"));
    fields.put("audited", audited());
    fields.put("findings", findings());
    if (!findings().isEmpty()) {
      fields.put("kept", String.valueOf(kept));
      fields.put("again", again());
    }
    return fields;
  }

  private long sum(String name) {
    return rounds.stream().mapToLong(round -> round.witnessed().number(name)).sum();
  }

  private static void line(List<String> lines, String name, long value) {
    lines.add(String.format(Locale.ROOT, "%-52s%,12d", name, value));
  }
}
