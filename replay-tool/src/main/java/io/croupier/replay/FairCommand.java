package io.croupier.replay;

import io.croupier.protocol.Fairness;
import io.croupier.protocol.schema.MessageSchema;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code replay fair}. */
@Command(
    name = "fair",
    description =
        "Tells the whole story of a round from the journal, in order: commitment, bets, wins,"
            + " rollbacks, calls that were refused, its end and what came back with it, the seed"
            + " revealed; and computes it again: what dice, roulette and limbo make of the two seeds"
            + " and the nonce of each bet.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./croupier replay fair data --round 00000000000000000000000000000007",
      "  ./croupier replay fair data --round 72310000000000000000000000000000 \\",
      "    --draws 3 --json",
      "",
      "Each draw is HMAC-SHA256 with the server seed as text for its key over"
          + " \"clientSeed:nonce:draw\", where draw counts from 0 within the bet.",
      "",
      "The verdict, in JSON fairness, begins with NONE where nobody has committed to a server seed,"
          + " so that nothing can be proved; else with COMMITTED, VERIFIED, FAILED or EXPIRED."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the seed revealed is the one committed to, or none was ever committed to",
      "1:it is not, or was not revealed, or there is no such round; or the journal is damaged",
      "2:a mistake in the call, or the folder holds no journal",
      "3:a defect of this tool",
      "10:standard output could not be written"
    })
final class FairCommand extends Subcommand {
  private static final int MOST_DRAWS = 1_000;

  @Option(
      names = "--round",
      paramLabel = "ID",
      required = true,
      description = "The game provider's id of the round, 32 hex digits.")
  private String round;

  @Option(
      names = "--provider",
      paramLabel = "N",
      description = "Of this game provider, where several have such a round.")
  private Long provider;

  @Option(
      names = "--account",
      paramLabel = "ID",
      description = "Of this account, where several have such a round.")
  private Long account;

  @Option(
      names = "--draws",
      paramLabel = "N",
      defaultValue = "1",
      description = "Draws of each bet, 1 to 1000; default ${DEFAULT-VALUE}.")
  private int draws;

  @Override
  int run(Journal journal, Progress shown) {
    String roundId = round.toLowerCase(Locale.ROOT);
    if (!roundId.matches("[0-9a-f]{32}")) {
      throw mistake("--round must be 32 hex digits, as print shows them.");
    }
    if (draws < 1 || draws > MOST_DRAWS) {
      throw mistake("--draws must be from 1 to 1000.");
    }
    sayWhetherInUse(journal);
    CurrencyTable currencies = new CurrencyTable();
    FairReading reading = new FairReading(roundId, MessageSchema.load(), currencies, shown);
    requireUndamaged(journal.read(reading));
    shown.end();
    List<FairStory> stories = reading.stories().stream().filter(this::isWanted).toList();
    if (stories.isEmpty()) {
      err()
          .println(
              "croupier: the journal has no such round, not even a call for it that was refused; it"
                  + " ends at sequence "
                  + reading.sequence()
                  + ".");
      return ExitCodes.FOUND;
    }
    stories.forEach(story -> print(new FairReport(story, roundId, draws), currencies));
    return stories.stream().allMatch(FairCommand::isGood) ? ExitCodes.SOUND : ExitCodes.FOUND;
  }

  private static boolean isGood(FairStory story) {
    return story.fairness() == Fairness.VERIFIED || story.fairness() == Fairness.NONE;
  }

  private boolean isWanted(FairStory story) {
    return (provider == null || provider == story.key().providerId())
        && (account == null || account == story.key().accountId());
  }

  private void print(FairReport report, CurrencyTable currencies) {
    if (isJson()) {
      out().println(report.json());
    } else {
      report.text(currencies).forEach(out()::println);
    }
  }
}
