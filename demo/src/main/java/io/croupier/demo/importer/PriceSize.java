package io.croupier.demo.importer;

/**
 * One level of a recording.
 *
 * @param price decimal odds in hundredths.
 * @param size in minor units; 0: the level is gone.
 */
record PriceSize(int price, long size) {}
