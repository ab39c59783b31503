package io.croupier.demo.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a campaign is to do.
 *
 * @param time for which faults are injected, all rounds together.
 * @param round for how long each round goes at most.
 * @param durabilities levels, {@code disk} or {@code memory}; rounds take them in turn.
 * @param seed from which the faults and the commands are drawn.
 * @param rate commands that each gateway sends in a second.
 * @param keep folder for what a round leaves; null: a temporary one, kept where something is found.
 */
public record ChaosOptions(
    Duration time, Duration round, List<String> durabilities, long seed, int rate, Path keep) {}
