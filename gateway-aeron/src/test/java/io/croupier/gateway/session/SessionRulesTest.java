package io.croupier.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.gateway.FakeCore;
import io.croupier.protocol.HelloRefusal;
import io.croupier.protocol.HelloRefusedDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.MessageHeaderEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of a session over a network that loses nothing. */
class SessionRulesTest {
  private static final GatewayKey ALICE = new GatewayKey(1, new byte[16]);
  private static final int PATIENCE_MS = 20_000;

  private final Random random = new Random(5);
  private final SimulatedNetwork network = new SimulatedNetwork(random, 0, 0, 0);
  private final FakeCore core = new FakeCore();
  private final SimulatedNode node = new SimulatedNode(network, core, List.of(ALICE), random);
  private final List<SimulatedEdge> edges = new ArrayList<>();

  @Test
  void shouldLeaveWhenTheNodeIsSilentAndComeBack() {
    SimulatedEdge edge = edge(0, 0);
    await(edge.session::isOpen);
    assertEquals(SimulatedNode.MARKET_DATA, edge.session.marketDataStream());
    edge.cut(true);
    await(() -> edge.listener.disconnects == 1);
    edge.cut(false);
    await(() -> edge.listener.connects == 2);

    assertEquals(1, edge.listener.disconnects);
  }

  @Test
  void shouldNotTakeAPauseOfItsOwnForSilence() {
    SimulatedEdge edge = edge(0, 0);
    await(edge.session::isOpen);
    network.skip(60_000);
    step();
    for (int ms = 0; ms < 500; ms++) {
      step();
    }

    assertTrue(edge.session.isOpen());
    assertEquals(0, edge.listener.disconnects);
  }

  @Test
  void shouldTellOnlyWhatComesFromNowOnWhenAskedTo() {
    core.cause(1, 10);
    SimulatedEdge edge = edge(0, EdgeIdentity.FROM_NOW_ON);
    assertEquals(-1, edge.session.lastGatewaySequence());
    await(edge.session::isOpen);
    core.cause(1, 2);
    await(() -> edge.listener.told.size() == 2);

    assertEquals(List.of(11L, 12L), edge.listener.told);
  }

  @Test
  void shouldTellTheOriginalsOfACommandOfAnEarlierProcessOnce() {
    SimulatedEdge edge = edge(0, 0);
    await(edge.session::isOpen);
    long id = edge.sendCommand(0);
    await(() -> edge.session.commands().inFlight() == 0);
    edges.clear();
    SimulatedEdge further = edge(1, 2);
    await(further.session::isOpen);
    further.sendCommandAgain(id);
    await(() -> further.session.commands().inFlight() == 0);

    assertEquals(List.of(3L, 1L, 2L), further.listener.told);
    assertEquals(1, further.listener.answers.get(id));
  }

  @Test
  void shouldRefuseForGoodWhatTheNodeHasLost() {
    core.cause(1, 10);
    core.forgetFrom(1, 8);
    core.cause(1, 20);
    SimulatedEdge edge = edge(1, 10);
    await(edge.session::isRefused);

    assertEquals(List.of("HISTORY_LOST 8 10"), edge.listener.refusals);
  }

  @Test
  void shouldGoOnFromWhatTheNodeHasWhenAnOperatorHasAcceptedTheLoss() {
    core.cause(1, 10);
    core.forgetFrom(1, 8);
    core.acceptLoss(1);
    core.cause(1, 20); // other outcomes under the same numbers
    SimulatedEdge edge = edge(1, 10);
    await(() -> edge.listener.told.size() == 20);

    assertEquals(List.of("8 10"), edge.listener.losses);
    assertEquals(List.of(), edge.listener.refusals);
    assertEquals(8L, edge.listener.told.get(0));
    assertEquals(27L, edge.session.lastGatewaySequence());
    long id = edge.sendCommand(0);
    await(() -> edge.session.commands().inFlight() == 0);
    assertEquals(1, edge.listener.answers.get(id));
  }

  @Test
  void shouldNotAcceptAFurtherLossByTheDecisionAboutAnEarlierOne() {
    core.cause(1, 10);
    core.forgetFrom(1, 8);
    core.acceptLoss(1);
    core.cause(1, 20);
    core.forgetFrom(1, 15);
    SimulatedEdge edge = edge(2, 27);
    await(edge.session::isRefused);
    assertEquals(List.of("HISTORY_LOST 15 27"), edge.listener.refusals);
    assertEquals(List.of(), edge.listener.losses);

    SimulatedEdge late = edge(1, 10);
    await(late.session::isOpen);
    assertEquals(List.of("8 10"), late.listener.losses);
  }

  @Test
  void shouldRefuseAGatewayFromAnEpochThatTheNodeDoesNotKnow() {
    core.cause(1, 10);
    SimulatedEdge edge = edge(2, 10);
    await(edge.session::isRefused);

    assertEquals(List.of("HISTORY_LOST 1 10"), edge.listener.refusals);
  }

  /** An older copy was put back: this run has the number of the lost one. */
  @Test
  void shouldTellALostRunFromThisOneThoughThisOneHasCausedMore() {
    core.cause(1, 7);
    core.restart();
    core.cause(1, 20);
    SimulatedEdge edge = edge(2, 10);
    await(edge.session::isRefused);
    assertEquals(List.of("HISTORY_LOST 8 10"), edge.listener.refusals);

    SimulatedEdge without = edge(2, 7); // it had seen nothing new there
    await(() -> without.listener.told.size() == 20);
    assertEquals(List.of(), without.listener.losses);
  }

  @Test
  void shouldAcceptTheLossOfALostRunByADecisionOfThisRun() {
    core.cause(1, 7);
    core.restart();
    core.acceptLoss(1);
    core.cause(1, 20);
    SimulatedEdge edge = edge(2, 10);
    await(() -> edge.listener.told.size() == 20);
    assertEquals(List.of("8 10"), edge.listener.losses);
    assertEquals(8L, edge.listener.told.get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void shouldNotAcceptTheLossOfALostRunByAnEarlierDecision(int lostEpoch) {
    core.cause(1, 7);
    core.acceptLoss(1);
    core.restart();
    core.cause(1, 20);
    SimulatedEdge edge = edge(lostEpoch, 10);
    await(edge.session::isRefused);
    assertEquals(List.of("HISTORY_LOST 8 10"), edge.listener.refusals);
    assertEquals(List.of(), edge.listener.losses);
  }

  @Test
  void shouldAttendToTheLatestFewStrangersOnlyAndForgetThemAfterTheTimeout() {
    List<Integer> opened = new ArrayList<>();
    GatewaySessions sessions =
        new GatewaySessions(
            List.of(ALICE), node, SessionTimes.DEFAULT, random::nextBytes, new Links(opened), 0);
    SessionEncoder hello = new SessionEncoder();
    sessions.doWork(0);
    for (int peer = 1; peer <= 100; peer++) {
      int length = hello.hello(1, 0, 0, "10.0.0.1:5000", 1, 2, new byte[32]);
      assertTrue(sessions.onHello(peer, hello.buffer(), 0, length));
    }
    List<Integer> latest =
        IntStream.rangeClosed(101 - GatewaySessions.HANDSHAKES, 100).boxed().toList();
    assertEquals(latest, opened);
    for (int ms = 1; ms <= 1_200; ms++) {
      sessions.doWork(ms * 1_000_000L);
    }

    assertEquals(List.of(), opened);
    assertFalse(sessions.find(1).isOpen());
    assertFalse(sessions.find(100).isOpen());
  }

  @Test
  void shouldRefuseAGatewayOfANewerSchemaAtOnce() {
    Links links = new Links(new ArrayList<>());
    GatewaySessions sessions =
        new GatewaySessions(
            List.of(ALICE), node, SessionTimes.DEFAULT, random::nextBytes, links, 0);
    SessionEncoder encoder = new SessionEncoder();
    int length = encoder.hello(1, 0, 0, "10.0.0.1:5000", 1, 2, new byte[32]);
    new MessageHeaderEncoder()
        .wrap(encoder.buffer(), 0)
        .version(MessageHeaderEncoder.SCHEMA_VERSION + 1);
    sessions.onHello(7, encoder.buffer(), 0, length);

    assertEquals(List.of(HelloRefusal.SCHEMA), links.refusals);
    assertFalse(sessions.find(7).isOpen());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.1:5000", "255.255.255.254:1", "[::1]:65535", "[2001:db8::7]:5000"})
  void shouldTakeALiteralAddressAsEndpoint(String endpoint) {
    assertTrue(Endpoints.isLiteral(endpoint));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:5000",
        "10.0.0.1",
        "10.0.0.1:0",
        "10.0.0.1:70000",
        "1.2.3.4:5|mtu=9",
        "999.999.999.999:40123",
        "01.2.3.4:5",
        "0.0.0.0:5000",
        "255.255.255.255:9",
        "224.0.1.1:5000",
        "[:::::::]:1",
        "[....]:1",
        "[::]:1",
        "[ff02::1]:1"
      })
  void shouldTakeNothingElseAsEndpoint(String endpoint) {
    assertFalse(Endpoints.isLiteral(endpoint));
  }

  @Test
  void shouldRefuseAKeyThatIsTooShortAndNeverPrintOne() {
    assertThrows(IllegalArgumentException.class, () -> new GatewayKey(1, new byte[15]));
    assertThrows(IllegalArgumentException.class, () -> new GatewayKey(0, new byte[16]));
    assertEquals("gateway 1", ALICE.toString());
  }

  private SimulatedEdge edge(int epoch, long last) {
    EdgeIdentity identity = new EdgeIdentity(ALICE, 64, 256, epoch, last);
    SimulatedEdge edge = new SimulatedEdge(network, node, identity, SessionTimes.DEFAULT, random);
    edges.add(edge);
    return edge;
  }

  private void await(BooleanSupplier condition) {
    for (int ms = 0; !condition.getAsBoolean(); ms++) {
      assertTrue(ms < PATIENCE_MS, "it did not happen");
      step();
    }
  }

  private void step() {
    network.advance();
    node.doWork();
    edges.forEach(SimulatedEdge::doWork);
  }

  /** The links that are open. */
  private static final class Links implements SessionActions {
    private final List<Integer> open;
    private final List<HelloRefusal> refusals = new ArrayList<>();

    private Links(List<Integer> open) {
      this.open = open;
    }

    @Override
    public void openLink(int link, String endpoint, int controlStream) {
      open.add(link);
    }

    @Override
    public void closeLink(int link) {
      open.remove((Integer) link);
    }

    @Override
    public void send(int link, DirectBuffer buffer, int offset, int length) {
      assertTrue(open.contains(link));
      MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
      if (header.templateId() == HelloRefusedDecoder.TEMPLATE_ID) {
        HelloRefusedDecoder refused = new HelloRefusedDecoder();
        refusals.add(refused.wrapAndApplyHeader(buffer, offset, header).reason());
      }
    }

    @Override
    public void serve(int link, int gatewayId, int outcomeStream, long from) {
      throw new IllegalStateException("Nobody has proved anything");
    }

    @Override
    public void resend(int link, long fromGatewaySequence) {
      throw new IllegalStateException("Nobody has proved anything");
    }
  }
}
