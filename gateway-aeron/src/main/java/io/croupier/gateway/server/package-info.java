/**
 * The node's side: ingress takes commands in, egress serves each gateway's stream of outcomes. Both
 * are driven by the node's agents and have no thread of their own.
 */
package io.croupier.gateway.server;
