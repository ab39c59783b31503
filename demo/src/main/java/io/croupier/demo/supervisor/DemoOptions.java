package io.croupier.demo.supervisor;

import java.nio.file.Path;

/**
 * What a demo shall do.
 *
 * @param market a recording to import; null: simulated players.
 * @param players on each gateway.
 * @param turnsPerSecond of the players of each gateway.
 * @param seconds that they play.
 * @param kills how often the node is killed while they play.
 * @param stuckFrom after which part of the play, 0 to 1, one of the payment providers is stuck; 1:
 *     never.
 * @param keep folder that stays behind with journal, settings and logs; null: nothing stays.
 */
public record DemoOptions(
    Path market,
    int players,
    int turnsPerSecond,
    int seconds,
    int kills,
    double stuckFrom,
    long seed,
    Path keep) {}
