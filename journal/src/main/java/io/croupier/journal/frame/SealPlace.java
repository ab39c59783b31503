package io.croupier.journal.frame;

/**
 * Where a seal stands in a journal: reading can go on behind it, and what is read is proven by the
 * chain that begins with this seal.
 *
 * @param epoch number of the run
 * @param file number of the file in the run, from 0
 * @param offset of the seal's frame in the file
 * @param sequence the last command sealed
 * @param seal its hash
 */
public record SealPlace(long epoch, int file, int offset, long sequence, SealHash seal) {}
