package io.croupier.gateway.session;

import io.croupier.protocol.BadMessageEncoder;
import io.croupier.protocol.BadMessageReason;
import io.croupier.protocol.BusyEncoder;
import io.croupier.protocol.BusyReason;
import io.croupier.protocol.ChallengeAnswerEncoder;
import io.croupier.protocol.ChallengeEncoder;
import io.croupier.protocol.HeartbeatEncoder;
import io.croupier.protocol.HelloAcceptedEncoder;
import io.croupier.protocol.HelloEncoder;
import io.croupier.protocol.HelloRefusal;
import io.croupier.protocol.HelloRefusedEncoder;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.ResendRequestEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Encodes the session messages of both sides into one buffer of its own, which holds the last one.
 * Each method gives the length. Allocates nothing. Owned by one thread.
 */
public final class SessionEncoder {
  private static final int LONGEST = 256;

  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LONGEST]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final HelloEncoder hello = new HelloEncoder();
  private final ChallengeEncoder challenge = new ChallengeEncoder();
  private final ChallengeAnswerEncoder answer = new ChallengeAnswerEncoder();
  private final HelloAcceptedEncoder accepted = new HelloAcceptedEncoder();
  private final HelloRefusedEncoder refused = new HelloRefusedEncoder();
  private final HeartbeatEncoder heartbeat = new HeartbeatEncoder();
  private final ResendRequestEncoder resend = new ResendRequestEncoder();
  private final BusyEncoder busy = new BusyEncoder();
  private final BadMessageEncoder bad = new BadMessageEncoder();

  public MutableDirectBuffer buffer() {
    return buffer;
  }

  int hello(
      int gatewayId,
      int epoch,
      long lastGatewaySequence,
      String endpoint,
      int controlStream,
      int outcomeStream,
      byte[] nonce) {
    hello
        .wrapAndApplyHeader(buffer, 0, header)
        .lastGatewaySequence(lastGatewaySequence)
        .epoch(epoch)
        .controlStream(controlStream)
        .outcomeStream(outcomeStream)
        .gatewayId(gatewayId);
    buffer.putBytes(header.encodedLength() + HelloEncoder.nonceEncodingOffset(), nonce);
    hello.endpoint(endpoint);
    return length(HelloEncoder.BLOCK_LENGTH);
  }

  int challenge(int gatewayId, byte[] nonce) {
    challenge.wrapAndApplyHeader(buffer, 0, header).gatewayId(gatewayId);
    buffer.putBytes(header.encodedLength() + ChallengeEncoder.nonceEncodingOffset(), nonce);
    return length(ChallengeEncoder.BLOCK_LENGTH);
  }

  int challengeAnswer(int gatewayId, byte[] mac) {
    answer.wrapAndApplyHeader(buffer, 0, header).gatewayId(gatewayId);
    buffer.putBytes(header.encodedLength() + ChallengeAnswerEncoder.macEncodingOffset(), mac);
    return length(ChallengeAnswerEncoder.BLOCK_LENGTH);
  }

  int helloAccepted(
      int gatewayId,
      int epoch,
      int marketDataStream,
      long highestCommandId,
      long gatewaySequence,
      long lostFrom) {
    accepted
        .wrapAndApplyHeader(buffer, 0, header)
        .highestCommandId(highestCommandId)
        .gatewaySequence(gatewaySequence)
        .lostFrom(lostFrom)
        .epoch(epoch)
        .marketDataStream(marketDataStream)
        .gatewayId(gatewayId);
    return length(HelloAcceptedEncoder.BLOCK_LENGTH);
  }

  int helloRefused(int gatewayId, HelloRefusal reason, long from, long to) {
    refused
        .wrapAndApplyHeader(buffer, 0, header)
        .fromGatewaySequence(from)
        .toGatewaySequence(to)
        .gatewayId(gatewayId)
        .reason(reason);
    return length(HelloRefusedEncoder.BLOCK_LENGTH);
  }

  public int heartbeat(int gatewayId, long gatewaySequence) {
    heartbeat
        .wrapAndApplyHeader(buffer, 0, header)
        .gatewaySequence(gatewaySequence)
        .gatewayId(gatewayId);
    return length(HeartbeatEncoder.BLOCK_LENGTH);
  }

  int resendRequest(int gatewayId, long fromGatewaySequence) {
    resend
        .wrapAndApplyHeader(buffer, 0, header)
        .fromGatewaySequence(fromGatewaySequence)
        .gatewayId(gatewayId);
    return length(ResendRequestEncoder.BLOCK_LENGTH);
  }

  public int busy(int gatewayId, long commandId, BusyReason reason) {
    busy.wrapAndApplyHeader(buffer, 0, header)
        .commandId(commandId)
        .gatewayId(gatewayId)
        .reason(reason);
    return length(BusyEncoder.BLOCK_LENGTH);
  }

  public int badMessage(int gatewayId, long commandId, int templateId, BadMessageReason reason) {
    bad.wrapAndApplyHeader(buffer, 0, header)
        .commandId(commandId)
        .gatewayId(gatewayId)
        .templateId(templateId)
        .reason(reason);
    return length(BadMessageEncoder.BLOCK_LENGTH);
  }

  private static int length(int blockLength) {
    return MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
  }
}
