package io.croupier.config;

/**
 * A key that was read.
 *
 * @param expected what its value must be
 * @param text its value in effect, with nothing secret
 * @param location where the value comes from
 */
record ReadKey(String name, String expected, String text, String location) {}
