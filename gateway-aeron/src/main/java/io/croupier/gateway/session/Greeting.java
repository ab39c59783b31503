package io.croupier.gateway.session;

import io.croupier.protocol.HelloDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import java.util.Arrays;
import org.agrona.DirectBuffer;

/** A Hello, read: the bytes are kept because the proof covers them. */
record Greeting(
    int gatewayId,
    int version,
    int epoch,
    long lastGatewaySequence,
    String endpoint,
    int controlStream,
    int outcomeStream,
    byte[] bytes) {

  /** In a Hello: the gateway wants only what comes from now on. */
  static final long FROM_NOW_ON = -1;

  static Greeting read(DirectBuffer buffer, int offset, int length) {
    MessageHeaderDecoder header = new MessageHeaderDecoder();
    HelloDecoder hello = new HelloDecoder().wrapAndApplyHeader(buffer, offset, header);
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    return new Greeting(
        hello.gatewayId(),
        header.version(),
        hello.epoch(),
        hello.lastGatewaySequence(),
        hello.endpoint(),
        hello.controlStream(),
        hello.outcomeStream(),
        bytes);
  }

  /** Whether the node can and may send anything to where the Hello says. */
  boolean isReachable() {
    return Endpoints.isLiteral(endpoint)
        && controlStream > 0
        && outcomeStream > 0
        && controlStream != outcomeStream
        && lastGatewaySequence >= FROM_NOW_ON
        && epoch >= 0;
  }

  boolean isSameAs(DirectBuffer buffer, int offset, int length) {
    byte[] other = new byte[length];
    buffer.getBytes(offset, other);
    return Arrays.equals(bytes, other);
  }
}
