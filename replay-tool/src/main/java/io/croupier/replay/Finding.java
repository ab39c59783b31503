package io.croupier.replay;

/**
 * What is wrong with a journal.
 *
 * @param file from the data folder on
 * @param sequence of the first command concerned
 * @param sentence what is wrong and what can be done
 */
record Finding(String file, long sequence, String sentence) {}
