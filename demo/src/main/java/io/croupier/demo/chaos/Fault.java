package io.croupier.demo.chaos;

/**
 * A fault that was injected.
 *
 * @param atMs since the campaign began.
 * @param forMs for how long it was meant to last; 0: it was one moment.
 * @param detail what it was done to, or how much of it.
 */
record Fault(FaultKind kind, long atMs, long forMs, String detail) {}
