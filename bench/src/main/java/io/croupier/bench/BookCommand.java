package io.croupier.bench;

import picocli.CommandLine.Command;

/** {@code bench book}. */
@Command(
    name = "book",
    description = "The order book alone: replaces with about 1,000 resting orders.",
    footer = {"", "Examples:", "  ./croupier bench book", "  ./croupier bench book --full --json"})
final class BookCommand extends JmhCommand {
  BookCommand() {
    super(OrderBookBenchmark.class, "order book, one replace");
  }
}
