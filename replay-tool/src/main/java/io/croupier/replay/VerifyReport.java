package io.croupier.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.journal.frame.Ending;
import io.croupier.journal.frame.JournalState;
import io.croupier.journal.frame.Seal;
import io.croupier.journal.frame.Skip;
import io.croupier.signature.SignatureVerdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The result of a verification as text or as JSON. */
final class VerifyReport {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private VerifyReport() {}

  /** One fact a line: its name, then its value. */
  static List<String> text(VerifyResult result) {
    List<String> lines = new ArrayList<>();
    line(lines, "journal", result.path());
    if (result.owner().isPresent()) {
      String process = "process " + result.owner().getAsLong() + " writes to the folder";
      line(lines, "in use", process + "; this is what was journaled so far");
    }
    if (result.archived() != null) {
      line(lines, "begins", begins(result));
    }
    line(lines, "epochs", result.epochs());
    line(lines, "commands", result.sequence() - result.begins());
    line(lines, "outcomes", result.outcomes());
    if (result.sequence() > 0) {
      boolean read = result.sequence() > result.begins();
      line(lines, "first command", read ? Timestamps.iso(result.firstTimestampNs()) : "none read");
      line(lines, "last command", Timestamps.iso(result.lastTimestampNs()));
    }
    line(lines, "sequence", result.sequence());
    line(lines, "state hash", hex(result.stateHash()));
    line(lines, "effect hash", hex(result.effectHash()));
    line(lines, "outcome hash", hex(result.outcomeHash()));
    line(lines, "seals", sealed(result));
    line(lines, "outcome log", log(result));
    if (result.signatures() != null) {
      addSignatures(lines, result.signatures());
    }
    for (SnapshotCheck snapshot : result.snapshots()) {
      line(lines, "snapshot", snapshot.name() + ": " + compared(snapshot));
    }
    for (Cut cut : result.cuts()) {
      line(
          lines,
          "cut",
          String.format(
              Locale.ROOT,
              "epoch %d began behind sequence %d without a stop; %d whole commands do not count",
              cut.epoch(),
              cut.afterSequence(),
              cut.commands()));
    }
    for (Skip skip : result.skips()) {
      String decision = " is skipped by decision of " + skip.by() + ": " + skip.reason();
      line(lines, "skip", "command " + skip.sequence() + decision);
    }
    for (LossDecision loss : result.losses()) {
      line(
          lines,
          "loss",
          String.format(
              Locale.ROOT,
              "gateway %d may go on since epoch %d, behind command %d, without what it had seen"
                  + " before, by decision of %s: %s",
              loss.gatewayId(),
              loss.epoch(),
              loss.afterSequence(),
              loss.by(),
              loss.reason()));
    }
    if (result.end() != null) {
      line(lines, "end", end(result));
    }
    line(lines, "duration", seconds(result.nanos()));
    line(lines, "verdict", verdict(result));
    return lines;
  }

  /** One object; what does not apply is left out. */
  static String json(VerifyResult result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("journal", result.path().toString());
    fields.put("sound", result.isSound());
    result.owner().ifPresent(owner -> fields.put("inUseBy", owner));
    if (result.archived() != null) {
      fields.put("beginsWithSnapshotOfCommand", result.begins());
      fields.put("archivedBefore", result.archived().place().sequence());
      fields.put("archivedTo", result.archived().to().toString());
    }
    fields.put("epochs", result.epochs());
    fields.put("commands", result.sequence() - result.begins());
    fields.put("outcomes", result.outcomes());
    if (result.sequence() > result.begins()) {
      fields.put("firstTimestampNs", result.firstTimestampNs());
    }
    if (result.sequence() > 0) {
      fields.put("lastTimestampNs", result.lastTimestampNs());
    }
    fields.put("sequence", result.sequence());
    fields.put("stateHash", hex(result.stateHash()));
    fields.put("effectHash", hex(result.effectHash()));
    fields.put("outcomeHash", hex(result.outcomeHash()));
    fields.put("seals", result.seals());
    fields.put("sealedHashes", result.sealedHashes());
    fields.put("loggedOutcomes", result.loggedOutcomes());
    putSignatures(fields, result.signatures());
    fields.put("snapshots", result.snapshots().stream().map(VerifyReport::fields).toList());
    fields.put("cuts", result.cuts());
    fields.put("skips", result.skips());
    fields.put("acceptedLosses", result.losses());
    putEnd(fields, result.end());
    fields.put("durationMs", result.nanos() / NANOS_PER_MILLI);
    if (!result.isSound()) {
      fields.put("finding", result.finding());
    }
    try {
      return new ObjectMapper().writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String begins(VerifyResult result) {
    return String.format(
        Locale.ROOT,
        "with the snapshot of command %d; frames are proven from command %d on, what stands before"
            + " is archived in %s",
        result.begins(),
        result.archived().place().sequence() + 1,
        result.archived().to());
  }

  private static void putSignatures(Map<String, Object> fields, SignatureCount signatures) {
    if (signatures != null) {
      Map<String, Object> counts = new LinkedHashMap<>();
      counts.put("good", signatures.count(SignatureVerdict.GOOD));
      counts.put("bad", signatures.count(SignatureVerdict.BAD));
      counts.put("unknownKey", signatures.count(SignatureVerdict.UNKNOWN_KEY));
      counts.put("unsigned", signatures.count(SignatureVerdict.UNSIGNED));
      counts.put("notRequired", signatures.count(SignatureVerdict.NOT_REQUIRED));
      counts.put("findings", signatures.findings());
      counts.put("moreFindings", signatures.moreFindings());
      fields.put("signatures", counts);
    }
  }

  private static void addSignatures(List<String> lines, SignatureCount signatures) {
    line(lines, "signatures", signed(signatures));
    signatures.findings().forEach(finding -> line(lines, "finding", finding.sentence()));
    if (signatures.moreFindings() > 0) {
      line(lines, "finding", "and " + signatures.moreFindings() + " more, which are not told");
    }
  }

  private static String signed(SignatureCount signatures) {
    return String.format(
        Locale.ROOT,
        "%d good, %d bad, %d of an unknown key, %d missing; %d of providers without keys",
        signatures.count(SignatureVerdict.GOOD),
        signatures.count(SignatureVerdict.BAD),
        signatures.count(SignatureVerdict.UNKNOWN_KEY),
        signatures.count(SignatureVerdict.UNSIGNED),
        signatures.count(SignatureVerdict.NOT_REQUIRED));
  }

  private static void putEnd(Map<String, Object> fields, JournalState end) {
    if (end != null) {
      fields.put("ending", end.ending());
      fields.put("cutBytes", end.cutBytes());
      fields.put("cutCommands", end.cutCommands());
      fields.put("acknowledgedCut", end.acknowledgedCut());
    }
  }

  private static String compared(SnapshotCheck snapshot) {
    if (snapshot.problem() != null) {
      return snapshot.problem();
    }
    return snapshot.isCompared()
        ? "loads to the state of the replay at command " + snapshot.sequence()
        : "whole, of command " + snapshot.sequence() + "; not compared with the replay";
  }

  private static Map<String, Object> fields(SnapshotCheck snapshot) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", snapshot.name());
    fields.put("sequence", snapshot.sequence());
    fields.put("compared", snapshot.isCompared());
    if (snapshot.problem() != null) {
      fields.put("problem", snapshot.problem());
    }
    return fields;
  }

  private static String sealed(VerifyResult result) {
    return String.format(
        Locale.ROOT,
        "%d, with %d outcome hashes, one after every %,d commands",
        result.seals(),
        result.sealedHashes(),
        Seal.PAIR_COMMANDS);
  }

  private static String verdict(VerifyResult result) {
    if (!result.isSound()) {
      return "NOT SOUND: " + result.finding().sentence();
    }
    return result.isSigned()
        ? soundness(result)
        : "NOT SIGNED AS IT MUST BE: see the findings; the journal itself is " + soundness(result);
  }

  private static String soundness(VerifyResult result) {
    long lost = result.end() == null ? 0 : result.end().acknowledgedCut();
    return lost == 0
        ? "sound"
        : "sound up to sequence "
            + result.sequence()
            + ", but outcomes of "
            + lost
            + " commands behind it were sent and the commands are gone: restore the folder from a"
            + " copy before a node goes on with it";
  }

  private static String end(VerifyResult result) {
    boolean goesOn = result.owner().isPresent() && result.end().ending() != Ending.DAMAGE;
    return goesOn
        ? "The journal goes on; it was read up to sequence " + result.sequence() + "."
        : result.end().describe();
  }

  private static String log(VerifyResult result) {
    String same = result.loggedOutcomes() + " outcomes, the same bytes";
    return result.firstUnlogged() == 0
        ? same
        : same + "; not those of command " + result.firstUnlogged() + " and later";
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f s", nanos / NANOS_PER_SECOND);
  }

  private static String hex(long hash) {
    return String.format(Locale.ROOT, "%016x", hash);
  }

  private static void line(List<String> lines, String name, Object value) {
    lines.add(String.format(Locale.ROOT, "%-15s%s", name, value));
  }
}
