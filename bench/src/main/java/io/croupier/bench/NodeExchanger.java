package io.croupier.bench;

import io.croupier.gateway.client.EdgeClient;
import io.croupier.gateway.client.EdgeConfig;
import io.croupier.gateway.session.OutcomeListener;
import io.croupier.gateway.transport.EmbeddedDriver;
import io.croupier.protocol.AccountOpenedDecoder;
import io.croupier.protocol.MarketChangedDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OrderAcceptedDecoder;
import io.croupier.protocol.RefusedDecoder;
import io.croupier.protocol.Side;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayQueue;
import org.agrona.concurrent.UnsafeBuffer;

/** The client of the node: an order that rests, then the cancel of the oldest one, and so on. */
final class NodeExchanger implements Exchanger, OutcomeListener {
  private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;
  private static final int PLANNED = 1 << 16;
  private static final int USUAL_ORDERS = 2_000;
  private static final long NO_ORDER = Long.MIN_VALUE;
  private static final long DEPOSIT = 1_000_000_000L;
  private static final long STAKE = 500;
  private static final int PRICE = 300;
  private static final int GATEWAY = 1;

  private final EdgeClient client;
  private final Commands commands = new Commands(GATEWAY, 0);
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[WireTraffic.LONGEST]);
  private final long[] planned = new long[PLANNED];
  private final LongArrayQueue resting = new LongArrayQueue(PLANNED, NO_ORDER);
  private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
  private Answers answers = at -> {};
  private long account;
  private long market;
  private long sent;

  NodeExchanger(EdgeConfig config) {
    client = EdgeClient.connect(config, this);
  }

  /** One whose driver has threads of its own, so that packets are taken while nobody polls. */
  NodeExchanger(EdgeConfig config, EmbeddedDriver driver) {
    client = EdgeClient.connect(config, driver, this, System.err::println);
  }

  /** Makes an account with money, an open market, and orders enough that a cancel finds one. */
  void setUp() {
    setUp(USUAL_ORDERS);
  }

  /** The same with so many orders: twice as many messages can be sent before an answer is read. */
  void setUp(int orders) {
    while (!client.isConnected()) {
      client.poll();
    }
    ask(commands.openAccount(message, 0));
    ask(commands.deposit(message, 0, account, DEPOSIT));
    ask(commands.createMarket(message, 0, 2));
    ask(commands.openMarket(message, 0, market));
    for (int i = 0; i < orders; i++) {
      ask(commands.placeOrder(message, 0, account, market, 1, Side.BACK, PRICE, STAKE));
    }
  }

  @Override
  public boolean isReady() {
    return client.isConnected() && client.inFlight() == 0;
  }

  @Override
  public boolean send(long plannedNs) {
    boolean place = WireTraffic.isPlace(sent);
    long order = place ? NO_ORDER : resting.peekLong();
    if (!place && order == NO_ORDER) {
      return false;
    }
    long commandId = client.claim(WireTraffic.commandLength(sent));
    if (commandId <= 0) {
      return false;
    }
    if (place) {
      commands.placeOrder(
          client.buffer(), client.offset(), account, market, 1, Side.BACK, PRICE, STAKE);
    } else {
      resting.pollLong();
      commands.cancelOrder(client.buffer(), client.offset(), account, order);
    }
    planned[(int) commandId & (PLANNED - 1)] = plannedNs;
    client.commit();
    sent++;
    return true;
  }

  @Override
  public void poll(Answers to) {
    answers = to;
    client.poll();
  }

  @Override
  public int inFlight() {
    return client.inFlight();
  }

  @Override
  public void onOutcome(
      long commandId, boolean answer, DirectBuffer buffer, int offset, int length) {
    int template =
        buffer.getShort(offset + MessageHeaderDecoder.templateIdEncodingOffset()) & 0xFFFF;
    switch (template) {
      case OrderAcceptedDecoder.TEMPLATE_ID ->
          resting.addLong(
              accepted
                  .wrap(buffer, offset + HEADER, OrderAcceptedDecoder.BLOCK_LENGTH, 1)
                  .orderId());
      case AccountOpenedDecoder.TEMPLATE_ID ->
          account =
              new AccountOpenedDecoder()
                  .wrap(buffer, offset + HEADER, AccountOpenedDecoder.BLOCK_LENGTH, 1)
                  .header()
                  .accountId();
      case MarketChangedDecoder.TEMPLATE_ID ->
          market =
              new MarketChangedDecoder()
                  .wrap(buffer, offset + HEADER, MarketChangedDecoder.BLOCK_LENGTH, 1)
                  .marketId();
      case RefusedDecoder.TEMPLATE_ID ->
          throw new BenchException("The node refused a command of the benchmark.");
      default -> {}
    }
    if (answer) {
      answers.onAnswer(planned[(int) commandId & (PLANNED - 1)]);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private void ask(int length) {
    while (client.offer(message, 0, length) <= 0) {
      client.poll();
    }
    while (client.inFlight() > 0) {
      client.poll();
    }
  }
}
