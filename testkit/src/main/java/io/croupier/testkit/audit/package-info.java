/** Compares the engine with the naive model, command by command, over seeded workloads. */
package io.croupier.testkit.audit;
