package io.croupier.journal.chronicle;

import java.nio.file.Path;

/**
 * A place in an outcome log where records are lost or altered though later ones are there.
 *
 * @param afterCommand the last command of which an outcome stands before the place; 0 when none
 * @param cause half a sentence
 */
public record OutcomeLoss(Path file, long afterCommand, String cause) {}
