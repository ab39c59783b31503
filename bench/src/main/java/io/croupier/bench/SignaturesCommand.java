package io.croupier.bench;

import picocli.CommandLine.Command;

/** {@code bench signatures}. */
@Command(
    name = "signatures",
    description = "One check of a game provider's signature: Ed25519, Java's own, HMAC-SHA256.",
    footer = {
      "",
      "Examples:",
      "  ./croupier bench signatures",
      "  ./croupier bench signatures --json"
    })
final class SignaturesCommand extends JmhCommand {
  SignaturesCommand() {
    super(SignatureBenchmark.class, "one check of a signature");
  }
}
