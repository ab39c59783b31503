package io.croupier.demo.vendor;

/**
 * What became of a game vendor's call.
 *
 * @param number of the call.
 * @param accepted it is done, now or before: a commitment, an end or a seed told once more too.
 * @param moved money that moved, in minor units; 0 where the bet had been undone before it came.
 * @param sentence why not; empty where it is accepted.
 */
public record GameAnswer(long number, boolean accepted, long moved, String sentence) {}
