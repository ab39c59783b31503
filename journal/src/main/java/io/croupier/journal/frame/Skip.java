package io.croupier.journal.frame;

/**
 * An operator's decision that the command at {@code sequence} is answered without effect, for ever.
 */
public record Skip(long sequence, String by, String reason) {}
