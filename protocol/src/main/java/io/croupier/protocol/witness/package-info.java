/** What a gateway has sent and was told, kept message by message for whoever compares it later. */
package io.croupier.protocol.witness;
