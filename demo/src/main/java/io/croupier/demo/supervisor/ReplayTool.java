package io.croupier.demo.supervisor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The compliance tool over the journal that the node has left, and the naive model, in processes
 * side by side.
 */
public final class ReplayTool {
  private static final String MAIN = "io.croupier.replay.ReplayMain";
  private static final String AUDIT = "io.croupier.simulator.AuditMain";
  private static final int MEGABYTES = 512;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** A process and the lines that it has printed. */
  private record Run(Child child, List<Facts> lines) {}

  private final Children children;
  private final RunFolder folder;
  private Run verify;
  private Run balances;
  private Run witness;
  private Run audit;

  /** Nothing runs yet. */
  public ReplayTool(Children children, RunFolder folder) {
    this.children = children;
    this.folder = folder;
  }

  /** Starts both; signatures are checked where there are game vendors. */
  void start(boolean signatures) {
    String keys = folder.providerKeys().toString();
    verify = run("verify", signatures ? List.of("--signatures", keys) : List.of());
    balances = run("balances", List.of());
  }

  /** Starts a verification, a comparison with what gateways have witnessed, and the model. */
  public void start(List<Path> witnesses) {
    verify = run("verify", List.of());
    witness = run("witness", witnesses.stream().map(Path::toString).toList());
    audit = start("audit", AUDIT, List.of(folder.data().toString()));
  }

  /** What the comparison with the witnesses has found. */
  public Facts witnessed() {
    return lines(witness).get(0);
  }

  /** What the naive model has found: {@code commands} on which it agrees, {@code findings}. */
  public Facts audited() {
    return lines(audit).get(0);
  }

  /** What the replay has found; {@code sound} says whether all agrees. */
  public Facts verified() {
    return lines(verify).get(0);
  }

  /** Every balance at the end of the journal. */
  Balances balances() {
    return Balances.of(lines(balances));
  }

  private Run run(String subcommand, List<String> more) {
    List<String> arguments = new ArrayList<>(List.of(subcommand, folder.data().toString()));
    arguments.addAll(more);
    arguments.add("--json");
    return start("replay-" + subcommand, MAIN, arguments);
  }

  private Run start(String name, String main, List<String> arguments) {
    Path log = folder.log(name);
    List<Facts> lines = new ArrayList<>();
    Child child =
        Child.start(
            children,
            name,
            JavaCommand.shortLived(main, MEGABYTES, arguments),
            log,
            line -> {
              Child.append(log, line);
              lines.add(Facts.parse(line));
            });
    return new Run(child, lines);
  }

  private static List<Facts> lines(Run run) {
    int code = run.child().await(PATIENCE);
    if (code > 1 || run.lines().isEmpty()) {
      throw run.child().failure("ended with " + code);
    }
    return run.lines();
  }
}
