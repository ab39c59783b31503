package io.croupier.gateway.server;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.session.GatewayPast;
import io.croupier.gateway.session.GatewaySession;
import io.croupier.gateway.session.GatewaySessions;
import io.croupier.gateway.session.SessionActions;
import io.croupier.gateway.session.SessionTimes;
import io.croupier.protocol.BadMessageReason;
import io.croupier.protocol.ChallengeAnswerDecoder;
import io.croupier.protocol.ChallengeAnswerEncoder;
import io.croupier.protocol.HeartbeatEncoder;
import io.croupier.protocol.HelloEncoder;
import io.croupier.protocol.HelloRefusal;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.ResendRequestEncoder;
import io.croupier.protocol.schema.MessageSchema;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever datagrams come in from strangers, none opens a session, and none is too much: an input
 * is one message after the other, each behind two bytes for its length.
 */
class IngressFuzzTest {
  private static final MessageSchema SCHEMA = MessageSchema.load();
  private static final GatewayKey ALICE = new GatewayKey(1, new byte[16]);
  private static final int PEERS = 3;
  private static final int HEAD = 2;

  private int openLinks;

  static Stream<byte[]> seeds() {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    MessageHeaderEncoder header = new MessageHeaderEncoder();
    int at = HEAD;
    HelloEncoder hello = new HelloEncoder().wrapAndApplyHeader(buffer, at, header);
    hello.gatewayId(1).endpoint("127.0.0.1:40123").controlStream(1).outcomeStream(2);
    at = end(buffer, at, hello.encodedLength());
    ChallengeAnswerEncoder answer = new ChallengeAnswerEncoder();
    answer.wrapAndApplyHeader(buffer, at, header).gatewayId(1);
    at = end(buffer, at, answer.encodedLength());
    HeartbeatEncoder heartbeat = new HeartbeatEncoder().wrapAndApplyHeader(buffer, at, header);
    at = end(buffer, at, heartbeat.encodedLength());
    ResendRequestEncoder resend = new ResendRequestEncoder();
    resend.wrapAndApplyHeader(buffer, at, header).fromGatewaySequence(7);
    at = end(buffer, at, resend.encodedLength());
    byte[] seed = new byte[at - HEAD];
    buffer.getBytes(0, seed);
    return Stream.of(seed);
  }

  private static int end(UnsafeBuffer buffer, int at, int encoded) {
    int length = MessageHeaderEncoder.ENCODED_LENGTH + encoded;
    buffer.putShort(at - HEAD, (short) length, LITTLE_ENDIAN);
    return at + length + HEAD;
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void shouldLetNobodyIn(byte[] input) {
    openLinks = 0;
    IngressValidation validation = new IngressValidation(SCHEMA);
    GatewaySessions sessions =
        new GatewaySessions(
            List.of(ALICE), new NoPast(), SessionTimes.DEFAULT, bytes -> {}, new Links(), 0);
    UnsafeBuffer buffer = new UnsafeBuffer(input);
    int at = 0;
    for (int peer = 1; at + HEAD <= input.length; peer = peer % PEERS + 1) {
      int stated = buffer.getShort(at, LITTLE_ENDIAN) & 0xFFFF;
      int length = Math.min(stated, input.length - at - HEAD);
      // A message in an array of its own: who reads beyond it is found out.
      byte[] message = new byte[length];
      buffer.getBytes(at + HEAD, message);
      receive(validation, sessions, peer, new UnsafeBuffer(message), length);
      sessions.doWork(at);
      at += HEAD + length;
    }
    assertTrue(openLinks <= GatewaySessions.HANDSHAKES, openLinks + " links");
    sessions.closeAll();
    assertEquals(0, openLinks);
  }

  private void receive(
      IngressValidation validation,
      GatewaySessions sessions,
      int peer,
      UnsafeBuffer message,
      int length) {
    GatewaySession session = sessions.find(peer);
    assertFalse(session != null && session.isOpen(), "a stranger is in");
    BadMessageReason bad = validation.check(message, 0, length, ALICE.gatewayId());
    if (validation.isHello(message, 0, length)) {
      sessions.onHello(peer, message, 0, length);
    } else if (bad == null && validation.template() == ChallengeAnswerDecoder.TEMPLATE_ID) {
      boolean awaited = session != null;
      HelloRefusal refusal = sessions.onChallengeAnswer(peer, message, 0);
      assertTrue(!awaited || sessions.find(peer) == session);
      assertNotEquals(HelloRefusal.HISTORY_LOST, refusal);
    }
    if (bad == null && !validation.isSessionMessage()) {
      assertTrue(validation.commandId() > 0);
    }
  }

  private static final class NoPast implements GatewayPast {
    @Override
    public int epoch() {
      return 1;
    }

    @Override
    public long highestCommandId(int gatewayId) {
      return 0;
    }

    @Override
    public long highestGatewaySequence(int gatewayId) {
      return 0;
    }

    @Override
    public long highestGatewaySequence(int gatewayId, int epoch) {
      return 0;
    }
  }

  private final class Links implements SessionActions {
    @Override
    public void openLink(int link, String endpoint, int controlStream) {
      openLinks++;
    }

    @Override
    public void send(int link, DirectBuffer buffer, int offset, int length) {
      assertTrue(length > 0);
    }

    @Override
    public void serve(int link, int gatewayId, int outcomeStream, long fromGatewaySequence) {
      throw new AssertionError("a stranger is served");
    }

    @Override
    public void resend(int link, long fromGatewaySequence) {
      throw new AssertionError("a stranger is served");
    }

    @Override
    public void closeLink(int link) {
      openLinks--;
    }
  }
}
