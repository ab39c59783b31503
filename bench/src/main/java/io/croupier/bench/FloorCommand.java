package io.croupier.bench;

import picocli.CommandLine.Command;

/** {@code bench floor}. */
@Command(
    name = "floor",
    description = {
      "The least that any engine does for a casino bet or win, without one rule: what this machine's"
          + " memory leaves of a second. To be read beside 'bench wagering'."
    },
    footer = {"", "Examples:", "  ./croupier bench floor", "  ./croupier bench floor --json"})
final class FloorCommand extends JmhCommand {
  FloorCommand() {
    super(FloorBenchmark.class, "no rules, one bet or win");
  }
}
