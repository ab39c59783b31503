package io.croupier.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.protocol.schema.MessageSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code replay witness}. */
@Command(
    name = "witness",
    description = {
      "Compares a journal with what gateways have kept of what they sent and were told: every"
          + " answer stands in the journal byte for byte, in a stream without a gap; every command"
          + " took effect once; none stands before one that was answered before it was sent.",
      "The gateways of ./croupier chaos keep such files. Times are compared between files, so they"
          + " must come from one machine that was not started anew meanwhile."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./croupier replay witness run/data run/gateway-1.witness run/gateway-2.witness",
      "  ./croupier replay witness run/data run/*.witness --json"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything agrees",
      "1:something does not, or the journal is damaged",
      "2:a mistake in the call, or the folder holds no journal",
      "3:a defect of this tool",
      "10:standard output could not be written"
    })
final class WitnessCommand extends Subcommand {
  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "A witness file; one for each gateway.")
  private List<Path> files;

  @Override
  int run(Journal journal, Progress shown) {
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        throw mistake("There is no file " + file + " that can be read.");
      }
    }
    WitnessCheck check = new WitnessCheck(files, MessageSchema.load(), shown);
    requireUndamaged(journal.read(check));
    shown.end();
    WitnessResult result = check.end();
    if (isJson()) {
      out().println(json(result));
    } else {
      fields(result).forEach(this::line);
      result.findings().forEach(finding -> line("finding", finding));
      line("verdict", result.findings().isEmpty() ? "everything agrees" : "NOT EVERYTHING AGREES");
    }
    return result.findings().isEmpty() ? ExitCodes.SOUND : ExitCodes.FOUND;
  }

  private void line(String name, Object value) {
    out().println(String.format(Locale.ROOT, "%-15s%s", name, value));
  }

  private static Map<String, Object> fields(WitnessResult result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("sequence", result.sequence());
    fields.put("stateHash", String.format(Locale.ROOT, "%016x", result.stateHash()));
    fields.put("sent", result.sent());
    fields.put("answered", result.answered());
    fields.put("thrownAway", result.thrownAway());
    fields.put("lost", result.lost());
    fields.put("doubled", result.doubled());
    fields.put("repeated", result.repeated());
    fields.put("outOfOrder", result.outOfOrder());
    fields.put("outcomes", result.outcomes());
    fields.put("retold", result.retold());
    fields.put("compared", result.compared());
    return fields;
  }

  private static String json(WitnessResult result) {
    Map<String, Object> fields = fields(result);
    fields.put("findings", result.findings());
    try {
      return new ObjectMapper().writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
