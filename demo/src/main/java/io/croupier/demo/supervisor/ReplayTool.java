package io.croupier.demo.supervisor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The compliance tool over the journal that the node has left, in processes side by side. */
public final class ReplayTool {
  private static final String MAIN = "io.croupier.replay.ReplayMain";
  private static final int MEGABYTES = 512;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** A process and the lines that it has printed. */
  private record Run(Child child, List<Facts> lines) {}

  private final Children children;
  private final RunFolder folder;
  private Run verify;
  private Run balances;
  private Run witness;

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

  /** Starts a verification, and a comparison with what gateways have witnessed. */
  public void start(List<Path> witnesses) {
    verify = run("verify", List.of());
    witness = run("witness", witnesses.stream().map(Path::toString).toList());
  }

  /** What the comparison with the witnesses has found. */
  public Facts witnessed() {
    return lines(witness).get(0);
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
    Path log = folder.log("replay-" + subcommand);
    List<Facts> lines = new ArrayList<>();
    List<String> arguments = new ArrayList<>(List.of(subcommand, folder.data().toString()));
    arguments.addAll(more);
    arguments.add("--json");
    Child child =
        Child.start(
            children,
            "replay " + subcommand,
            JavaCommand.shortLived(MAIN, MEGABYTES, arguments),
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
