package io.croupier.gateway.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.gateway.FakeCore;
import io.croupier.gateway.RecordingListener;
import io.croupier.gateway.server.IngressCount;
import io.croupier.gateway.session.EdgeSession;
import io.croupier.gateway.transport.DriverThreads;
import io.croupier.gateway.transport.EmbeddedDriver;
import io.croupier.gateway.transport.Transport;
import io.croupier.protocol.AdvanceTimeEncoder;
import io.croupier.protocol.CommandHeaderEncoder;
import io.croupier.protocol.DepositEncoder;
import io.croupier.protocol.HelloEncoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.QueryStateHashEncoder;
import io.croupier.protocol.WalletChangedEncoder;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must not come in, sent by someone who encodes by hand. */
class BadInputTest extends Loopback {
  private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;
  private static final int LENGTH = FakeCore.depositLength();

  private final RecordingListener heard = new RecordingListener();
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[4096]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final DepositEncoder deposit = new DepositEncoder();
  private EmbeddedDriver edgeDriver;
  private Transport transport;
  private EdgeWire wire;
  private EdgeSession session;
  private boolean greeting = true;

  @BeforeEach
  void connect() {
    edgeDriver = EmbeddedDriver.launch(DriverThreads.INVOKED, line -> {});
    transport = new Transport(edgeDriver, "by hand", line -> {});
    wire = new EdgeWire(transport, config(ALICE), new Random(1)::nextBytes, heard);
    session = wire.session();
  }

  @AfterEach
  void disconnect() {
    wire.close();
    transport.close();
    edgeDriver.close();
  }

  @Override
  void step() {
    super.step();
    edgeDriver.doWork();
    transport.doWork();
    if (greeting) {
      session.doWork(System.nanoTime());
    }
    wire.poll();
  }

  @Test
  void shouldThrowAwayEveryKindOfBadMessageTellItsSenderAndReportItOnce() {
    await(session::isOpen);
    for (int i = 0; i < 3; i++) {
      sendDeposit(1, 7, LENGTH - 1);
      sendDeposit(1, 7, LENGTH + 1);
      sendDeposit(2, 8, LENGTH);
      sendDeposit(1, 0, LENGTH);
      sendDeposit(1, -1, LENGTH);
      sendDeposit(1, (1L << 53), LENGTH);
      sendTemplate(199, 10);
      sendTemplate(AdvanceTimeEncoder.TEMPLATE_ID, 11);
      sendTemplate(WalletChangedEncoder.TEMPLATE_ID, 12);
      sendSchema(MessageHeaderEncoder.SCHEMA_ID + 1, MessageHeaderEncoder.SCHEMA_VERSION);
      sendSchema(MessageHeaderEncoder.SCHEMA_ID, MessageHeaderEncoder.SCHEMA_VERSION + 1);
      sendSchema(MessageHeaderEncoder.SCHEMA_ID, 0);
      send(3);
    }
    await(() -> heard.bad.size() == 39);

    assertEquals(9, node.count(IngressCount.BAD_LENGTH));
    assertEquals(3, node.count(IngressCount.BAD_GATEWAY));
    assertEquals(9, node.count(IngressCount.BAD_COMMAND_ID));
    assertEquals(9, node.count(IngressCount.BAD_TEMPLATE));
    assertEquals(9, node.count(IngressCount.BAD_SCHEMA));
    assertEquals(5, node.reports.size(), node.reports::toString);
    assertEquals(0, core.applied());
    assertEquals(
        List.of(
            "7 LENGTH",
            "7 LENGTH",
            "8 GATEWAY",
            "0 COMMAND_ID",
            "-1 COMMAND_ID",
            "9007199254740992 COMMAND_ID",
            "10 TEMPLATE",
            "11 TEMPLATE",
            "0 TEMPLATE",
            "0 SCHEMA",
            "9 SCHEMA",
            "9 SCHEMA",
            "0 LENGTH"),
        heard.bad.subList(0, 13));
  }

  @Test
  void shouldAskTheCoreForTheHashOfAllStateOnlyWhereAnOperatorAsks() {
    await(session::isOpen);
    sendQueryStateHash(1, 5);
    await(() -> heard.bad.size() == 1);
    assertEquals(List.of("5 PERMISSION"), heard.bad);
    assertEquals(1, node.count(IngressCount.BAD_PERMISSION));
    assertEquals(0, node.count(IngressCount.QUERIES));

    wire.close();
    wire = new EdgeWire(transport, config(OPERATOR), new Random(2)::nextBytes, heard);
    session = wire.session();
    await(session::isOpen);
    sendQueryStateHash(3, 6);
    await(() -> node.count(IngressCount.QUERIES) == 1);
    assertEquals(1, heard.bad.size());
  }

  @Test
  void shouldRefuseAMessageThatIsPutTogetherFromMoreThanOneFragment() {
    await(session::isOpen);
    sendDeposit(1, 7, 4000);
    await(() -> heard.bad.size() == 1);

    assertEquals(List.of("7 LENGTH"), heard.bad);
  }

  @Test
  void shouldTakeNothingFromAStranger() {
    greeting = false;
    wire.open(1, 2);
    await(() -> wire.send(deposit(1, 7), 0, LENGTH));
    sendDeposit(1, 8, 4000);
    await(() -> node.count(IngressCount.STRANGERS) == 4);

    assertEquals(0, core.applied());
    assertEquals(1, node.reports.size(), node.reports::toString);
  }

  @Test
  void shouldNotAnswerAHelloThatNamesNoAddress() {
    greeting = false;
    wire.open(1, 2);
    for (String endpoint : List.of("localhost:5", "1.2.3.4:5|fc=min", "1.2.3.4", "1.2.3.4:99999")) {
      long before = node.count(IngressCount.STRANGERS);
      new HelloEncoder()
          .wrapAndApplyHeader(message, 0, header)
          .controlStream(1)
          .outcomeStream(2)
          .gatewayId(1)
          .endpoint(endpoint);
      await(() -> wire.send(message, 0, BODY + HelloEncoder.BLOCK_LENGTH));
      await(() -> node.count(IngressCount.STRANGERS) == before + 1);
    }
  }

  @Test
  void shouldCountGarbageDatagramsAndGoOn() throws IOException {
    await(session::isOpen);
    Random random = new Random(7);
    byte[] garbage = new byte[200];
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int i = 0; i < 50; i++) {
        random.nextBytes(garbage);
        garbage[4] = 99; // no version of Aeron's frames
        int length = 8 + random.nextInt(100);
        InetAddress node = InetAddress.getLoopbackAddress();
        socket.send(new DatagramPacket(garbage, length, node, port));
        step();
      }
    }
    await(() -> node.count(IngressCount.GARBAGE) == 50);
    sendDeposit(1, 7, LENGTH);
    await(() -> core.applied() == 1);

    assertEquals(1, node.reports.size(), node.reports::toString);
    assertTrue(session.isOpen());
  }

  private UnsafeBuffer deposit(int gatewayId, long commandId) {
    CommandHeaderEncoder command = deposit.wrapAndApplyHeader(message, 0, header).header();
    command.gatewayId(gatewayId).commandId(commandId);
    return message;
  }

  private void sendDeposit(int gatewayId, long commandId, int length) {
    deposit(gatewayId, commandId);
    send(length);
  }

  private void sendTemplate(int templateId, long commandId) {
    deposit(1, commandId);
    header.wrap(message, 0).templateId(templateId);
    send(LENGTH);
  }

  private void sendQueryStateHash(int gatewayId, long commandId) {
    QueryStateHashEncoder query = new QueryStateHashEncoder();
    CommandHeaderEncoder command = query.wrapAndApplyHeader(message, 0, header).header();
    command.gatewayId(gatewayId).commandId(commandId);
    send(BODY + QueryStateHashEncoder.BLOCK_LENGTH);
  }

  private void sendSchema(int schemaId, int version) {
    deposit(1, 9);
    header.wrap(message, 0).schemaId(schemaId).version(version);
    send(LENGTH);
  }

  private void send(int length) {
    await(() -> wire.send(message, 0, length));
  }
}
