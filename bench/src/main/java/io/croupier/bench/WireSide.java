package io.croupier.bench;

/**
 * One of the two that {@code bench wire} measures by turns.
 *
 * @param name for the report
 * @param begin stops what the other side has running, and lets go on what this one needs
 * @param exchanger what is measured; both sides may have the same
 */
record WireSide(String name, Runnable begin, Exchanger exchanger) {}
