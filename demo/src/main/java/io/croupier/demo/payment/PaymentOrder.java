package io.croupier.demo.payment;

/**
 * What a payment provider is asked to move.
 *
 * @param id of the deposit or of the withdrawal in the engine.
 * @param account whose it is.
 * @param amount in minor units.
 * @param currency its code.
 */
public record PaymentOrder(long id, long account, long amount, String currency) {}
