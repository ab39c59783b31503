package io.croupier.gateway.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.gateway.FakeCore;
import io.croupier.gateway.FakeNode;
import io.croupier.gateway.RecordingListener;
import io.croupier.gateway.server.EndpointException;
import io.croupier.gateway.server.IngressCount;
import io.croupier.gateway.session.EdgeIdentity;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.transport.DriverThreads;
import io.croupier.gateway.transport.EmbeddedDriver;
import io.croupier.protocol.DepositDecoder;
import io.croupier.protocol.DepositEncoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.QueryWalletEncoder;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class EdgeClientTest extends Loopback {
  private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

  private final RecordingListener heard = new RecordingListener();
  private final MessageHeaderDecoder decoded = new MessageHeaderDecoder();
  private final DepositDecoder deposit = new DepositDecoder();

  @Test
  void shouldAnswerEveryCommandOnceAndInOrder() {
    EdgeClient edge = connected(ALICE, heard);
    for (int i = 0; i < 1_000; i++) {
      assertTrue(send(edge) > 0);
    }
    await(() -> edge.inFlight() == 0 && heard.told.size() == 2_000);

    assertEquals(1_000, core.applied());
    assertEquals(1_000, node.count(IngressCount.COMMANDS));
    assertEquals(1_000, heard.answers.size());
    assertEquals(numbers(1, 2_000), heard.told);
    assertEquals(List.of(), node.reports);
  }

  @Test
  void shouldAnswerAQueryRowByRow() {
    EdgeClient edge = connected(ALICE, heard);
    long id = sendQuery(edge);
    await(() -> edge.inFlight() == 0);

    assertEquals(1, node.count(IngressCount.QUERIES));
    assertEquals(List.of(id), heard.queriesEnded);
    assertEquals(Map.of(id, 2), heard.queryRows);
    assertEquals(List.of(), heard.told);
  }

  @Test
  void shouldKeepBackWhatItsGateDoesNotLetOut() {
    CommandGate gate =
        (buffer, offset) ->
            deposit.wrapAndApplyHeader(buffer, offset, decoded).amount() == 13 ? "Not 13." : null;
    EdgeClient edge = connect(config(ALICE).withGate(gate), heard);
    await(edge::isConnected);
    assertFalse(deposit(edge, 13));
    assertEquals("Not 13.", edge.refusal());
    assertEquals(0, edge.inFlight());
    UnsafeBuffer encoded = new UnsafeBuffer(new byte[HEADER + DepositEncoder.BLOCK_LENGTH]);
    new DepositEncoder().wrapAndApplyHeader(encoded, 0, new MessageHeaderEncoder()).amount(13);
    assertEquals(EdgeClient.KEPT_BACK, edge.offer(encoded, 0, encoded.capacity()));

    assertTrue(deposit(edge, 14));
    assertNull(edge.refusal());
    await(() -> edge.inFlight() == 0);
    assertEquals(1, core.applied());
  }

  @Test
  void shouldSendAgainByItselfWhenTheNodeIsBusy() {
    EdgeClient edge = connected(ALICE, heard);
    core.full(true);
    long first = send(edge);
    long second = send(edge);
    await(() -> heard.busy.contains(first) && heard.busy.contains(second));
    core.full(false);
    await(() -> edge.inFlight() == 0);

    assertEquals(2, core.applied());
    assertEquals(Map.of(first, 1, second, 1), heard.answers);
  }

  @Test
  void shouldServeASlowGatewayFromTheHistoryWithoutHoldingUpAnother() {
    RecordingListener bobHeard = new RecordingListener();
    EdgeClient alice = connected(ALICE, heard);
    EdgeClient bob = connected(BOB, bobHeard);
    edges.remove(alice); // nobody polls for alice now
    core.cause(1, 3_000); // more than fits on the way to her
    send(bob);
    await(() -> bob.inFlight() == 0);
    assertEquals(List.of(), heard.told);
    edges.add(alice);
    await(() -> heard.told.size() == 3_000);

    assertEquals(numbers(1, 3_000), heard.told);
    core.cause(1, 10);
    await(() -> heard.told.size() == 3_010);
    assertEquals(numbers(1, 3_010), heard.told);
  }

  @Test
  void shouldAnswerWhatWasUnderWayWhenTheNodeIsStartedAnew() {
    EdgeClient edge = connected(ALICE, heard);
    for (int i = 0; i < 500; i++) {
      send(edge);
    }
    await(() -> core.applied() > 100);
    node.close();
    core.restart();
    startNode();
    await(() -> edge.inFlight() == 0 && edge.isConnected());

    assertEquals(500, core.applied());
    assertEquals(500, heard.answers.size());
    assertEquals(1, heard.disconnects);
    assertEquals(2, edge.epoch());
    assertEquals(numbers(1, edge.lastGatewaySequence()), heard.told);
  }

  @Test
  void shouldGoOnWhereAKilledProcessEnded() {
    EdgeClient killed = connected(ALICE, heard);
    for (int i = 0; i < 200; i++) {
      send(killed);
    }
    await(() -> heard.told.size() > 50);
    int epoch = killed.epoch();
    long last = killed.lastGatewaySequence();
    kill(killed);
    RecordingListener further = new RecordingListener();
    EdgeClient edge = connect(config(ALICE).continuing(epoch, last), further);
    await(edge::isConnected);
    long next = send(edge);
    await(() -> edge.inFlight() == 0);

    assertTrue(next > further.highestCommandId);
    assertEquals(numbers(last + 1, last + further.told.size()), further.told);
    assertEquals(2L * core.applied(), edge.lastGatewaySequence());
  }

  @Test
  void shouldTellTheOriginalOutcomesWhenACommandOfAnEarlierProcessIsSentAgain() {
    EdgeClient killed = connected(ALICE, heard);
    long id = send(killed);
    await(() -> killed.inFlight() == 0);
    kill(killed);
    RecordingListener further = new RecordingListener();
    EdgeClient edge = connect(config(ALICE).continuing(0, EdgeIdentity.FROM_NOW_ON), further);
    await(edge::isConnected);
    sendAs(edge, id);
    await(() -> edge.inFlight() == 0);

    assertEquals(1, core.applied());
    assertEquals(1, core.repeated());
    assertEquals(Map.of(id, 1), further.answers);
    assertEquals(List.of(3L, 1L, 2L), further.told);
  }

  @Test
  void shouldRefuseAGatewayThatHasSeenMoreThanTheNodeHas() {
    EdgeClient edge = connected(ALICE, heard);
    for (int i = 0; i < 10; i++) {
      send(edge);
    }
    await(() -> edge.inFlight() == 0 && heard.told.size() == 20);
    node.close();
    core.forgetFrom(1, 11);
    core.cause(1, 30); // other outcomes under the same numbers
    startNode();
    await(edge::isRefused);

    assertEquals(List.of("HISTORY_LOST 11 20"), heard.refusals);
    assertEquals(numbers(1, 20), heard.told);
  }

  @Test
  void shouldRefuseAWrongKeyAndAnUnknownGatewayAlike() {
    RecordingListener strange = new RecordingListener();
    connect(config(new GatewayKey(1, BOB.key())), heard);
    connect(config(new GatewayKey(9, new byte[16])), strange);
    await(() -> !heard.refusals.isEmpty() && !strange.refusals.isEmpty());

    assertEquals("UNKNOWN_GATEWAY 0 0", heard.refusals.get(0));
    assertEquals("UNKNOWN_GATEWAY 0 0", strange.refusals.get(0));
    assertEquals(0, heard.connects + strange.connects);
    assertTrue(node.count(IngressCount.BAD_KEY) >= 2);
    assertEquals(1, node.reports.size(), node.reports::toString);
  }

  @Test
  void shouldCloseTheOldSessionWhenAGatewayConnectsAnew() {
    RecordingListener further = new RecordingListener();
    EdgeClient old = connected(ALICE, heard);
    edges.remove(old); // it hangs
    EdgeClient edge = connected(ALICE, further);
    send(old); // comes under the old session
    send(edge);
    await(
        () -> {
          old.poll();
          return edge.inFlight() == 0 && heard.disconnects == 1;
        });

    assertEquals(1, core.applied());
    assertTrue(node.count(IngressCount.LATE) > 0);
    old.close();
  }

  @Test
  void shouldClaimNothingBeforeTheNodeHasSaidWhichIdsAreFree() {
    EdgeClient edge = connect(config(ALICE), heard);

    assertEquals(EdgeClient.NEVER_CONNECTED, send(edge));
  }

  @Test
  void shouldSendACommandThatIsEncodedAlready() {
    EdgeClient edge = connected(ALICE, heard);
    UnsafeBuffer deposit = new UnsafeBuffer(new byte[FakeCore.depositLength()]);
    new DepositEncoder().wrapAndApplyHeader(deposit, 0, new MessageHeaderEncoder());
    long id = edge.offer(deposit, 0, deposit.capacity());
    await(() -> edge.inFlight() == 0);

    assertEquals(Map.of(id, 1), heard.answers);
  }

  @Test
  void shouldSayInOneSentenceThatAnEndpointIsTaken() {
    EndpointException taken =
        assertThrows(
            EndpointException.class,
            () -> {
              try (var other = EmbeddedDriver.launch(DriverThreads.INVOKED, line -> {})) {
                new FakeNode(core, other, port, List.of(ALICE)).close();
              }
            });

    assertTrue(taken.getMessage().startsWith("Gateways cannot be heard on 127.0.0.1:" + port));
  }

  private static boolean deposit(EdgeClient edge, long amount) {
    edge.claim(HEADER + DepositEncoder.BLOCK_LENGTH);
    new DepositEncoder()
        .wrapAndApplyHeader(edge.buffer(), edge.offset(), new MessageHeaderEncoder())
        .amount(amount)
        .header()
        .accountId(7);
    return edge.commit();
  }

  private static long sendQuery(EdgeClient edge) {
    long id = edge.claim(MessageHeaderEncoder.ENCODED_LENGTH + QueryWalletEncoder.BLOCK_LENGTH);
    new QueryWalletEncoder()
        .wrapAndApplyHeader(edge.buffer(), edge.offset(), new MessageHeaderEncoder())
        .header()
        .accountId(7);
    edge.commit();
    return id;
  }

  private static List<Long> numbers(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }
}
