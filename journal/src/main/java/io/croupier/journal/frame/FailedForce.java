package io.croupier.journal.frame;

/**
 * The mark that a force failed: nothing behind {@code forcedSequence} of that epoch was ever
 * acknowledged at {@link Durability#DISK}, nor may it be trusted to be on disk though it can be
 * read.
 */
public record FailedForce(long epoch, long forcedSequence) {}
