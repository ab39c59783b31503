package io.croupier.replay;

import io.croupier.config.Settings;
import io.croupier.config.SettingsException;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.signature.ProviderKeys;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
      "  ./croupier replay verify data --signatures keys.txt",
      "  ./croupier replay verify data --config my.conf",
      "",
      "A journal that a killed node left is sound: what stands behind its last whole frame is"
          + " told as an unclean tail. The first thing that is wrong with it is told with file and"
          + " sequence, and what can be done.",
      "",
      "The file of keys has a line for each: the game provider's number, the key's number, ED25519"
          + " or HMAC-SHA256, and the key in hex. All that game providers sign is checked, whatever"
          + " became of the commands. What a provider that has keys has not signed is a finding;"
          + " what one without keys has not is counted. The first 1,000 findings about signatures"
          + " are told, each with its command; the journal itself may be sound all the same."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the journal is sound, and so is every signature that was to be checked",
      "1:it is damaged, or the replay gives something else, or a signature is wrong, missing or of"
          + " an unknown key",
      "2:a mistake in the call, or the folder holds no journal",
      "3:a defect of this tool",
      "10:standard output could not be written"
    })
final class VerifyCommand extends Subcommand {
  @Option(
      names = "--signatures",
      paramLabel = "KEYS",
      description = "Check the game providers' signatures again, with the keys of this file.")
  private Path keys;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The same with the keys that providerKeys of these settings names; where --signatures is"
              + " given too, it says which keys.")
  private Path config;

  @Override
  int run(Journal journal, Progress shown) {
    VerifyResult result =
        new Verification(journal, MessageSchema.load(), signatures(), shown).run();
    shown.end();
    if (isJson()) {
      out().println(VerifyReport.json(result));
    } else {
      VerifyReport.text(result).forEach(out()::println);
    }
    return result.isSound() && result.isSigned() ? ExitCodes.SOUND : ExitCodes.FOUND;
  }

  private SignatureCount signatures() {
    try {
      Path file = keys == null && config != null ? configuredKeys() : keys;
      return file == null ? null : new SignatureCount(ProviderKeys.read(file));
    } catch (IllegalArgumentException | SettingsException e) {
      throw mistake(e.getMessage());
    }
  }

  private Path configuredKeys() {
    Path file = Settings.load(config, List.of(), System.getProperties()).providerKeys();
    if (file == null) {
      throw mistake(
          config
              + " sets no providerKeys, so that no signature can be checked: set it, or leave"
              + " --config out.");
    }
    return file;
  }
}
