/**
 * What both sides need of Aeron: an embedded media driver, a client that comes back, send results.
 */
package io.croupier.gateway.transport;
