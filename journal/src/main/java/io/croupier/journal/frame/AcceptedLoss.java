package io.croupier.journal.frame;

/**
 * An operator's decision that a gateway goes on though it has seen outcomes that the node does not
 * have. It counts for what the gateway saw in runs before the one that says it.
 */
public record AcceptedLoss(int gatewayId, String by, String reason) {}
