/** A node, three gateways and a follower as processes, to which everything happens at once. */
package io.croupier.demo.chaos;
