/**
 * An edge gateway as a process: {@link io.croupier.demo.edge.Link} sends commands and hands back
 * what they caused, a {@link io.croupier.demo.edge.Role} decides what to send, {@link
 * io.croupier.demo.edge.Board} speaks with the supervisor. Everything runs on one thread.
 */
package io.croupier.demo.edge;
