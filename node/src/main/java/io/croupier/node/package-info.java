/**
 * The live process: takes commands in, journals them and runs the engine in parallel, lets outcomes
 * out when their commands are durable.
 */
package io.croupier.node;
