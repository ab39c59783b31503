package io.croupier.journal.chronicle;

/**
 * A journal file that can be moved to an archive.
 *
 * @param name from the data folder on
 * @param bytes its length
 * @param lastSequence the last command that is sealed in it; 0 when none is
 * @param seal its last seal in hexadecimal digits; "-" when it has none
 */
public record ArchiveFile(String name, long bytes, long lastSequence, String seal) {}
