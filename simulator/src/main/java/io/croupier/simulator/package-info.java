/**
 * A node and its gateways in one thread, over a disk, a network and clocks that are simulated: all
 * that happens comes from one seed. See {@link io.croupier.simulator.Simulation}.
 */
package io.croupier.simulator;
