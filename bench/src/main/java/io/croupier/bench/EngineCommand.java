package io.croupier.bench;

import picocli.CommandLine.Command;

/** {@code bench engine}. */
@Command(
    name = "engine",
    description = "The engine alone on the exchange mix: wallet, exposure, matching, outcomes.",
    footer = {
      "",
      "Examples:",
      "  ./croupier bench engine",
      "  ./croupier bench engine --full --json"
    })
final class EngineCommand extends JmhCommand {
  EngineCommand() {
    super(EngineBenchmark.class, "engine, one command of the exchange mix");
  }
}
