/**
 * Snapshot files: blocks, each proven by its checksum, around a header and a state that is only
 * bytes here.
 */
package io.croupier.journal.snapshot;
