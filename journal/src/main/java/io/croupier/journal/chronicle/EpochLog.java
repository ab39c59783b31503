package io.croupier.journal.chronicle;

import java.nio.file.Path;

/**
 * Where one run's outcome log is.
 *
 * @param end nothing in it of this command or a later one counts: the journal was cut before that
 *     command, and another run has gone on from there. {@code Long.MAX_VALUE}: none has
 */
record EpochLog(Path folder, long end) {}
