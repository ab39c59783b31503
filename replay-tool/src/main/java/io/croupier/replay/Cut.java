package io.croupier.replay;

/**
 * An epoch that began where the one before it had ended without a stop.
 *
 * @param epoch that began
 * @param afterSequence the last command that counts of those before it
 * @param commands whole commands that stood behind and do not count
 */
record Cut(long epoch, long afterSequence, long commands) {}
