package io.croupier.demo.importer;

import java.util.List;

/**
 * One line of a recording.
 *
 * @param line from 1.
 * @param definition null where the line has none.
 * @param image whether it states the whole book: what it does not name is gone.
 */
record RecordedMessage(
    int line, MarketDefinition definition, boolean image, List<RunnerChange> changes) {}
