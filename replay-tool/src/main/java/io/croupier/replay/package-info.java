/**
 * Reads a node's journal, replays it through the engine, proves and prints what happened. Never
 * writes to the data folder.
 */
package io.croupier.replay;
