package io.croupier.replay;

import io.croupier.protocol.schema.MessageSchema;
import picocli.CommandLine.Command;

/** {@code replay verify}. */
@Command(
    name = "verify",
    description =
        "Proves a journal: every frame, sequence and seal; replays it and compares the outcomes"
            + " with those that were sealed and logged.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./croupier replay verify data",
      "  ./croupier replay verify data --json | jq -r .stateHash",
      "",
      "A journal that a killed node left is sound: what stands behind its last whole frame is"
          + " told as an unclean tail. The first thing that is wrong is told with file and"
          + " sequence, and what can be done."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the journal is sound",
      "1:it is damaged, or the replay gives something else",
      "2:a mistake in the call, or the folder holds no journal",
      "3:a defect of this tool"
    })
final class VerifyCommand extends Subcommand {
  @Override
  int run(Journal journal, Progress shown) {
    VerifyResult result = new Verification(journal, MessageSchema.load(), shown).run();
    shown.end();
    if (isJson()) {
      out().println(VerifyReport.json(result));
    } else {
      VerifyReport.text(result).forEach(out()::println);
    }
    return result.isSound() ? ExitCodes.SOUND : ExitCodes.FOUND;
  }
}
