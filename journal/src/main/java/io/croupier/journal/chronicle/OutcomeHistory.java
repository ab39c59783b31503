package io.croupier.journal.chronicle;

import io.croupier.journal.frame.EnvelopeScanner;
import io.croupier.journal.frame.EnvelopeScanner.Found;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the outcome logs of earlier runs hold, in commandSequence order.
 *
 * <p>A log is derived and not forced, so it may end early or have a hole. Each run's log says in
 * its first record from which command on it counts, and how many records count before that; earlier
 * logs count below that command only, nor further than their run's journal, which is forced where a
 * log is not. Where something is lost, all behind it is left out here, and the next start writes it
 * anew.
 */
public final class OutcomeHistory {
  private static final long NO_NUMBER = -1;

  private final List<OutcomeFile> files = new ArrayList<>();
  private long records;
  private long lastCommand;
  private Log lastLog;
  private long lastBound;
  private Log strayLog;
  private List<Path> unbegun = List.of();
  private OutcomeLoss loss;
  private boolean lossKnown;

  private OutcomeHistory() {}

  /** Reads the logs in {@code folders}, oldest first; commands behind {@code last} do not count. */
  static OutcomeHistory read(List<OutcomeFolder> folders, long last) {
    OutcomeHistory history = new OutcomeHistory();
    List<Log> logs = new ArrayList<>();
    for (OutcomeFolder folder : folders) {
      List<Path> paths = RollFiles.list(folder.path());
      boolean begun = Log.addIfBegun(logs, paths, folder.lastSequence());
      history.unbegun = begun ? List.of() : paths;
    }
    long[] bounds = bounds(logs, last);
    for (int i = 0; i < logs.size(); i++) {
      Log log = logs.get(i);
      boolean counts = log.firstCommand < bounds[i];
      if (counts && log.recordsBefore != history.records) {
        history.strayLog = log;
        break;
      }
      if (counts) {
        history.add(log, bounds[i]);
      }
    }
    return history;
  }

  /** The last command of which the log in {@code folder} holds an outcome; 0 when none. */
  static long lastSequence(Path folder) {
    long last = 0;
    OutcomeRecord record = new OutcomeRecord();
    EnvelopeScanner scanner = new EnvelopeScanner(OutcomeRecord.envelope());
    for (Path path : RollFiles.list(folder)) {
      try (MappedFile mapped = new MappedFile(path, path.toString())) {
        scanner.wrap(mapped.open(), 0, mapped.length());
        for (Found found = scanner.next(); found != Found.END; found = scanner.next()) {
          record.wrap(scanner.buffer(), scanner.offset());
          if (found == Found.VALID && record.gatewayId() != OutcomeRecord.START) {
            last = Math.max(last, record.commandSequence());
          }
        }
      }
    }
    return last;
  }

  /**
   * The first place where records are lost though later ones are there; null when there is none. A
   * log that only ends early has none: it is not forced, so its end may be gone. One that has grown
   * meanwhile has none either.
   */
  public OutcomeLoss loss() {
    if (!lossKnown) {
      loss = findLoss();
      lossKnown = true;
    }
    return loss;
  }

  /** All records that count; those of the last command are perhaps not all. */
  public OutcomeCursor cursor() {
    return new OutcomeCursor(files, 0, files.isEmpty() ? 0 : files.get(0).start);
  }

  /** The last command of which an outcome is there; 0 when there is none. */
  public long lastSequence() {
    return lastCommand;
  }

  List<OutcomeFile> files() {
    return files;
  }

  /** The number of records that count. */
  public long records() {
    return records;
  }

  /** A log counts up to where a later one begins to. */
  private static long[] bounds(List<Log> logs, long last) {
    long[] bounds = new long[logs.size()];
    long bound = last == Long.MAX_VALUE ? last : last + 1;
    for (int i = logs.size() - 1; i >= 0; i--) {
      bound = Math.min(bound, logs.get(i).bound);
      bounds[i] = bound;
      bound = Math.min(bound, logs.get(i).firstCommand);
    }
    return bounds;
  }

  private OutcomeLoss findLoss() {
    OutcomeLoss found = null;
    if (lastLog != null) {
      OutcomeFile last = lastWithRecords();
      List<Path> paths = lastLog.paths;
      paths = paths.subList(paths.indexOf(last.path), paths.size());
      found = lossAt(paths, last.end, records - lastLog.recordsBefore + 1, lastBound);
    }
    if (found == null && strayLog != null) {
      String cause = "it goes on from " + strayLog.recordsBefore + " outcomes, but only " + records;
      found = new OutcomeLoss(strayLog.paths.get(0), lastCommand, cause + " are there");
    }
    return found != null ? found : lossAt(unbegun, 0, 0, Long.MAX_VALUE);
  }

  /** The last file of the last log that has records, else its first. */
  private OutcomeFile lastWithRecords() {
    int index = files.size() - 1;
    while (files.get(index).end == files.get(index).start
        && !files.get(index).path.equals(lastLog.paths.get(0))) {
      index--;
    }
    return files.get(index);
  }

  /**
   * The loss at byte {@code end} of the first path, if records of commands below {@code bound}
   * stand behind it but not first the one with {@code number}.
   */
  private OutcomeLoss lossAt(List<Path> paths, int end, long number, long bound) {
    Path missing = null;
    boolean first = true;
    for (int i = 0; i < paths.size(); i++) {
      Path path = paths.get(i);
      if (missing == null && !Files.exists(path)) {
        missing = path;
      }
      switch (lookAt(path, i == 0 ? end : 0, first ? number : NO_NUMBER, bound)) {
        case GOES_ON -> {
          return null;
        }
        case LOSS -> {
          String cause = "it is cut, torn or altered at byte " + end;
          return missing == null
              ? new OutcomeLoss(paths.get(0), lastCommand, cause)
              : new OutcomeLoss(missing, lastCommand, "the file is missing");
        }
        case TORN -> first = false;
        case NOTHING -> {}
      }
    }
    return null;
  }

  private static Behind lookAt(Path path, int from, long number, long bound) {
    OutcomeRecord record = new OutcomeRecord();
    EnvelopeScanner scanner = new EnvelopeScanner(OutcomeRecord.envelope());
    Behind behind = Behind.NOTHING;
    try (MappedFile mapped = new MappedFile(path, path.toString())) {
      scanner.wrap(mapped.open(), from, mapped.length());
      for (Found found = scanner.next(); found != Found.END; found = scanner.next()) {
        record.wrap(scanner.buffer(), scanner.offset());
        if (found == Found.VALID && behind == Behind.NOTHING && record.number() == number) {
          return Behind.GOES_ON;
        }
        if (found == Found.VALID && record.commandSequence() < bound) {
          return Behind.LOSS;
        }
        behind = Behind.TORN;
      }
    }
    return behind;
  }

  /** What stands in a file behind the records that count. */
  private enum Behind {
    NOTHING,
    TORN,
    GOES_ON,
    LOSS
  }

  private void add(Log log, long bound) {
    lastLog = log;
    lastBound = bound;
    long number = 1;
    boolean whole = true;
    for (int i = 0; i < log.paths.size() && whole; i++) {
      OutcomeFile file = new OutcomeFile(log.paths.get(i), i == 0 ? log.start : 0, 0);
      long before = records;
      whole = add(file, number, bound);
      files.add(file);
      number += records - before;
    }
  }

  /** Adds a file's records; false when the log counts no further than one of them. */
  private boolean add(OutcomeFile file, long firstNumber, long bound) {
    OutcomeRecord record = new OutcomeRecord();
    EnvelopeScanner scanner = new EnvelopeScanner(OutcomeRecord.envelope());
    long number = firstNumber;
    file.end = file.start;
    try (MappedFile mapped = new MappedFile(file.path, file.path.toString())) {
      scanner.wrap(mapped.open(), file.start, mapped.length());
      Found found = scanner.next();
      while (found == Found.VALID) {
        record.wrap(scanner.buffer(), scanner.offset());
        if (record.number() != number || record.commandSequence() >= bound) {
          return false;
        }
        lastCommand = record.commandSequence();
        records++;
        file.end = scanner.position();
        number++;
        found = scanner.next();
      }
      return found == Found.END;
    }
  }

  /** One run's log: its files and what its first record says. */
  private record Log(
      List<Path> paths, long firstCommand, long recordsBefore, int start, long bound) {
    static boolean addIfBegun(List<Log> logs, List<Path> paths, long last) {
      if (paths.isEmpty()) {
        return false;
      }
      OutcomeRecord record = new OutcomeRecord();
      EnvelopeScanner scanner = new EnvelopeScanner(OutcomeRecord.envelope());
      try (MappedFile mapped = new MappedFile(paths.get(0), paths.get(0).toString())) {
        scanner.wrap(mapped.open(), 0, mapped.length());
        if (scanner.next() == Found.VALID) {
          record.wrap(scanner.buffer(), scanner.offset());
          if (record.gatewayId() == OutcomeRecord.START) {
            long command = record.commandSequence();
            long bound = last == Long.MAX_VALUE ? last : last + 1;
            logs.add(new Log(paths, command, record.gatewaySequence(), scanner.position(), bound));
            return true;
          }
        }
      }
      return false;
    }
  }
}
