package io.croupier.journal.chronicle;

import java.nio.file.Path;

/** The part of one file of outcome records that counts: bytes {@code start} to {@code end}. */
final class OutcomeFile {
  final Path path;
  final int start;
  int end;

  OutcomeFile(Path path, int start, int end) {
    this.path = path;
    this.start = start;
    this.end = end;
  }
}
