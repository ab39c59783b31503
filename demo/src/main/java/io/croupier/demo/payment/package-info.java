/**
 * Payment providers: what a gateway needs of one ({@link
 * io.croupier.demo.payment.PaymentProvider}), and one that is only simulated, in a process of its
 * own.
 */
package io.croupier.demo.payment;
