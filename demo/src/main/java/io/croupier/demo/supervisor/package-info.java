/**
 * Starts a node and two gateways as processes, gives them something to do, kills the node where
 * asked, stops everything, has the journal verified, and judges what all of them say. Start at
 * {@link io.croupier.demo.supervisor.Demo}.
 */
package io.croupier.demo.supervisor;
