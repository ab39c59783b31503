/** The library for an edge gateway: commands out, outcomes in, whatever the network does. */
package io.croupier.gateway.client;
