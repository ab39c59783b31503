/**
 * What an operator sees of a running node from outside: counters in mapped memory, health,
 * Prometheus text, {@code croupier stat}.
 */
package io.croupier.node.operations;
