package io.croupier.replay;

/**
 * That an operator let a gateway go on which had seen outcomes that the node did not have.
 *
 * @param epoch of the start that he said it at
 * @param afterSequence the last command that the node had then
 * @param by who decided
 * @param reason why
 */
record LossDecision(long epoch, long afterSequence, int gatewayId, String by, String reason) {}
