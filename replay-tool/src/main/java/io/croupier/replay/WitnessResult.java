package io.croupier.replay;

import java.util.List;

/**
 * What came of a comparison of a journal with witness files.
 *
 * @param sequence of the journal's last command
 * @param sent commands, each counted once
 * @param answered of these
 * @param thrownAway that no gateway should send: the node told so and journaled them not
 * @param lost answers of which the journal knows nothing, or something else
 * @param doubled commands that took effect, or were answered, more than once
 * @param repeated commands that stand in the journal once more, without effect
 * @param outOfOrder commands that stand behind one that was sent after their answer
 * @param outcomes that were told, each counted once
 * @param retold outcomes that were told once more
 * @param compared outcomes that were compared byte for byte
 * @param findings the first ones, a sentence each; none: everything agrees
 */
record WitnessResult(
    long sequence,
    long stateHash,
    long sent,
    long answered,
    long thrownAway,
    long lost,
    long doubled,
    long repeated,
    long outOfOrder,
    long outcomes,
    long retold,
    long compared,
    List<String> findings) {}
