/** A gateway in one file, to start from. */
package io.croupier.gateway.example;
