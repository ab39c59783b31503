package io.croupier.demo.player;

/**
 * How many play how much.
 *
 * @param gateway number of this gateway; ids of transactions and rounds begin with it.
 * @param players accounts opened here.
 * @param turnsPerSecond what the players of this gateway begin to do in a second; most turns make
 *     more than one command.
 * @param seconds of play.
 * @param voidsAMarket whether one of its markets is voided.
 */
public record PlayersSettings(
    int gateway, int players, int turnsPerSecond, int seconds, boolean voidsAMarket, long seed) {}
