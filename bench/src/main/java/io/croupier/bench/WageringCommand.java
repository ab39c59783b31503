package io.croupier.bench;

import picocli.CommandLine.Command;

/** {@code bench wagering}. */
@Command(
    name = "wagering",
    description = {
      "The engine alone on the wagering mix: casino rounds, bonuses, orders, payments; then on its"
          + " bets and wins alone; then on both in sizes of state that lie in the caches."
    },
    footer = {
      "",
      "Examples:",
      "  ./croupier bench wagering",
      "  ./croupier bench wagering --full --json"
    })
final class WageringCommand extends JmhCommand {
  WageringCommand() {
    super(WageringBenchmark.class, "engine, one command of the wagering mix");
  }
}
