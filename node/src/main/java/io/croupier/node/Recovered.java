package io.croupier.node;

import io.croupier.engine.Engine;
import io.croupier.journal.chronicle.OutcomeLog;
import io.croupier.journal.frame.JournalState;

/**
 * What the start found: an engine that has applied every command of the journal, and how the
 * journal ends.
 *
 * @param outcomes the ring that the engine writes into; empty now.
 * @param log holds every outcome of the journal; ready to be appended to.
 * @param history what gateways may ask about their past.
 */
record Recovered(
    Engine engine,
    OutcomeRing outcomes,
    OutcomeLog log,
    JournalState journal,
    EpochHistory history) {}
