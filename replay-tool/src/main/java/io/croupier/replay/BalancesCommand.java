package io.croupier.replay;

import io.croupier.engine.Engine;
import io.croupier.protocol.schema.MessageSchema;
import java.math.BigInteger;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code replay balances}. */
@Command(
    name = "balances",
    description =
        "Prints every balance by owner, kind and currency, and what each currency adds up to:"
            + " zero.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./croupier replay balances data",
      "  ./croupier replay balances data --at 2000-01-01T12:00:00Z --account 16777217",
      "  ./croupier replay balances data --at 1000 --json | grep COMMISSION",
      "",
      "A line of text: owner, its id, kind, amount in major units, currency. The last lines are"
          + " the sums over all balances. In JSON amounts are minor units; 'decimals' says how"
          + " many digits stand behind the point of the major unit."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:printed, every currency adds up to zero",
      "1:the journal is damaged before that point, or does not have it",
      "2:a mistake in the call, or the folder holds no journal",
      "3:a defect of this tool",
      "10:standard output could not be written"
    })
final class BalancesCommand extends Subcommand {
  @Option(
      names = "--at",
      paramLabel = "SEQUENCE|TIME",
      converter = AsOf.Converter.class,
      description = "After this command, or after the last one up to this ISO-8601 time.")
  private AsOf asOf = AsOf.END;

  @Option(names = "--account", paramLabel = "ID", description = "Balances of this account only.")
  private Long account;

  @Override
  int run(Journal journal, Progress shown) {
    sayWhetherInUse(journal);
    Replay replay = new Replay(MessageSchema.load());
    requireUndamaged(journal.read(asOf.upToHere(replay, shown)));
    Engine engine = replay.engine();
    requireReached(engine.sequence());
    BalanceSheet sheet = new BalanceSheet();
    engine.balances(sheet);
    shown.end();
    new BalancePrinter(isJson(), out()).print(engine, wanted(sheet), sheet.sums());
    boolean zero =
        sheet.sums().values().stream().allMatch(sum -> sum.amount().equals(BigInteger.ZERO));
    return zero ? ExitCodes.SOUND : ExitCodes.FOUND;
  }

  private void requireReached(long sequence) {
    if (sequence == 0) {
      throw new ReplayException("The journal has no command up to there: ask for a later point.");
    }
    if (asOf.lastSequence() != Long.MAX_VALUE && sequence < asOf.lastSequence()) {
      throw new ReplayException(
          "The journal ends at sequence " + sequence + ": ask for one up to there.");
    }
  }

  private List<BalanceSheet.Row> wanted(BalanceSheet sheet) {
    if (account == null) {
      return sheet.rows();
    }
    List<BalanceSheet.Row> rows = sheet.rowsOf(account);
    if (rows.isEmpty()) {
      throw new ReplayException("There is no account " + account + " at that point.");
    }
    return rows;
  }
}
