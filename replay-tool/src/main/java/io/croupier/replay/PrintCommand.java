package io.croupier.replay;

import io.croupier.protocol.schema.MessageSchema;
import io.croupier.replay.Printing.Range;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code replay print}. */
@Command(
    name = "print",
    description =
        "Prints commands and outcomes, one a line. The outcomes come from replaying the journal,"
            + " so they are there even where the outcome log is lost.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./croupier replay print data --from 1000 --to 1010",
      "  ./croupier replay print data --account 16777217 --outcomes | grep Settled",
      "  ./croupier replay print data --market 16777217 --json > market.jsonl",
      "",
      "A line of text: sequence (of an outcome with its index), time, name, fields. Money is in"
          + " major units with its currency where that is known, prices are decimal odds. JSON"
          + " has the names and units of docs/protocol.md, a command also its sequence, and its"
          + " time as 'at'. With --account, --market or --gateway a command stands with its"
          + " answer, and an outcome with the command that caused it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:printed",
      "1:nothing in the journal is what was asked for; or it is damaged, what stands before was"
          + " printed",
      "2:a mistake in the call, or the folder holds no journal",
      "3:a defect of this tool",
      "10:standard output could not be written"
    })
final class PrintCommand extends Subcommand {
  @Option(names = "--from", paramLabel = "N", description = "First sequence; default the first.")
  private long from = 1;

  @Option(names = "--to", paramLabel = "N", description = "Last sequence; default the last.")
  private long to = Long.MAX_VALUE;

  @Option(names = "--account", paramLabel = "ID", description = "What concerns this account.")
  private Long account;

  @Option(names = "--market", paramLabel = "ID", description = "What concerns this market.")
  private Long market;

  @Option(
      names = "--gateway",
      paramLabel = "N",
      description = "Commands from this gateway, outcomes to it; 0 is the node itself.")
  private Integer gateway;

  @Option(names = "--commands", description = "Commands only.")
  private boolean commands;

  @Option(names = "--outcomes", description = "Outcomes only.")
  private boolean outcomes;

  @Override
  int run(Journal journal, Progress shown) {
    if (from > to) {
      throw mistake("--from " + from + " is behind --to " + to + ": nothing can be between.");
    }
    sayWhetherInUse(journal);
    MessageSchema schema = MessageSchema.load();
    CurrencyTable currencies = new CurrencyTable();
    boolean both = commands == outcomes;
    Printing printing =
        new Printing(
            new Range(from, to),
            new Selection(schema, account, market, gateway),
            commands || both,
            outcomes || both,
            new Replay(schema),
            currencies,
            new MessagePrinter(schema, currencies, isJson(), out()),
            shown);
    requireUndamaged(journal.read(printing));
    if (printing.printed() == 0) {
      shown.end();
      err()
          .println(
              "croupier: nothing in the journal is what was asked for; it ends at sequence "
                  + printing.sequence()
                  + ".");
      return ExitCodes.FOUND;
    }
    return ExitCodes.SOUND;
  }
}
