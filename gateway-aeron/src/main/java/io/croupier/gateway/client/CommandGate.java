package io.croupier.gateway.client;

import org.agrona.DirectBuffer;

/**
 * Looks at every command before it leaves a gateway, as {@code SignatureGate} of module signature
 * does. Called on the thread that sends.
 */
@FunctionalInterface
public interface CommandGate {
  /** Lets everything out. */
  CommandGate OPEN = (buffer, offset) -> null;

  /**
   * Judges the command or query whose message header begins at the offset.
   *
   * @return a sentence that says why it is kept back; null: it may leave
   */
  String refusal(DirectBuffer buffer, int offset);
}
