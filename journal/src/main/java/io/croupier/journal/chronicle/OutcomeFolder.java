package io.croupier.journal.chronicle;

import java.nio.file.Path;

/**
 * The outcome log of one run.
 *
 * @param path where it stands
 * @param lastSequence the last command up to which it can count: a start cut the journal of that
 *     run behind it
 */
record OutcomeFolder(Path path, long lastSequence) {}
