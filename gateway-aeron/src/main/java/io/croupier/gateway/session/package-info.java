/**
 * The rules of a gateway session, both sides: hello, sequences, resend, back-off. Pure: no
 * transport, no clock, no thread; time is an argument and what is to be done goes through
 * interfaces.
 */
package io.croupier.gateway.session;
