package io.croupier.gateway.example;

import io.croupier.gateway.client.EdgeClient;
import io.croupier.gateway.client.EdgeConfig;
import io.croupier.gateway.session.EdgeIdentity;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.session.OutcomeListener;
import io.croupier.protocol.AccountOpenedDecoder;
import io.croupier.protocol.Bool;
import io.croupier.protocol.CreateMarketEncoder;
import io.croupier.protocol.CreateMarketEncoder.AsianRunnersEncoder;
import io.croupier.protocol.CreateMarketEncoder.FactorsEncoder;
import io.croupier.protocol.DepositEncoder;
import io.croupier.protocol.DepositedDecoder;
import io.croupier.protocol.HelloRefusal;
import io.croupier.protocol.MarketChangedDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.OpenAccountEncoder;
import io.croupier.protocol.OpenMarketEncoder;
import io.croupier.protocol.OrderAcceptedDecoder;
import io.croupier.protocol.OrderKind;
import io.croupier.protocol.Persistence;
import io.croupier.protocol.PlaceOrderEncoder;
import io.croupier.protocol.QueryWalletEncoder;
import io.croupier.protocol.RefusedDecoder;
import io.croupier.protocol.Side;
import io.croupier.protocol.TargetKind;
import io.croupier.protocol.WalletChangedDecoder;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * Opens an account, pays in 50.00, backs a runner at 3.50 for 10.00 and asks for the wallet. Run it
 * against a node that knows the gateway:
 *
 * <pre>java … io.croupier.gateway.example.PlaceABet 127.0.0.1:4510 1 KEY_AS_HEX_DIGITS</pre>
 *
 * Everything happens on one thread: it sends a command, polls until the answer is there, and goes
 * on. A real gateway sends without waiting and acts in the listener.
 */
public final class PlaceABet implements OutcomeListener {
  private static final int ARGUMENTS = 3;
  private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(10);
  private static final String CURRENCY = "GBP";
  private static final int RUNNERS = 4;
  private static final long DEPOSIT = 50_00; // money is in minor units: 50.00
  private static final long STAKE = 10_00;
  private static final int PRICE = 350; // prices are in hundredths: 3.50

  private final IdleStrategy idle = new BackoffIdleStrategy(100, 10, 1_000, 100_000);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final MessageHeaderDecoder answerHeader = new MessageHeaderDecoder();
  private final EdgeClient node;
  private long answered;
  private long accountId;
  private long marketId;

  private PlaceABet(EdgeConfig config) {
    node = EdgeClient.connect(config, this);
  }

  public static void main(String[] args) {
    PlaceABet example = new PlaceABet(config(args));
    try {
      example.run();
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } finally {
      example.node.close();
    }
  }

  private static EdgeConfig config(String[] args) {
    try {
      if (args.length != ARGUMENTS) {
        throw new IllegalArgumentException("there must be three, not " + args.length);
      }
      int gatewayId = Integer.parseInt(args[1]);
      GatewayKey key = new GatewayKey(gatewayId, HexFormat.of().parseHex(args[2]));
      // This example keeps nothing between two runs, so it wants only what happens from now on.
      return EdgeConfig.of(key, args[0]).continuing(0, EdgeIdentity.FROM_NOW_ON);
    } catch (IllegalArgumentException e) {
      System.err.println("These arguments cannot be used: " + e.getMessage());
      System.err.println("Usage: PlaceABet NODE_HOST:PORT GATEWAY_ID KEY_AS_HEX_DIGITS");
      System.exit(2);
      throw e;
    }
  }

  private void run() {
    // The client connects by itself while it is polled.
    pollUntil(node::isConnected, "The node does not answer: is it running, and is the key right?");

    // Claim room for a message, encode it in place, commit. Ids are filled in by the client.
    long openAccount = claim(OpenAccountEncoder.BLOCK_LENGTH);
    new OpenAccountEncoder()
        .wrapAndApplyHeader(node.buffer(), node.offset(), header)
        .currency(CURRENCY);
    commitAndAwait(openAccount);

    long deposit = claim(DepositEncoder.BLOCK_LENGTH);
    DepositEncoder paid =
        new DepositEncoder().wrapAndApplyHeader(node.buffer(), node.offset(), header);
    paid.header().accountId(accountId);
    // The payment provider's own id: the same one again is never booked twice.
    paid.transactionId().high(System.currentTimeMillis()).low(deposit);
    paid.amount(DEPOSIT).currency(CURRENCY);
    commitAndAwait(deposit);

    long createMarket =
        claim(
            CreateMarketEncoder.BLOCK_LENGTH
                + AsianRunnersEncoder.sbeHeaderSize()
                + FactorsEncoder.sbeHeaderSize());
    CreateMarketEncoder market = new CreateMarketEncoder();
    market
        .wrapAndApplyHeader(node.buffer(), node.offset(), header)
        .currency(CURRENCY)
        .runners(RUNNERS)
        .winners(1)
        .keepAllowed(Bool.TRUE)
        .asianRunnersCount(0);
    market.factorsCount(0);
    commitAndAwait(createMarket);

    long openMarket = claim(OpenMarketEncoder.BLOCK_LENGTH);
    new OpenMarketEncoder()
        .wrapAndApplyHeader(node.buffer(), node.offset(), header)
        .marketId(marketId);
    commitAndAwait(openMarket);

    long placeOrder = claim(PlaceOrderEncoder.BLOCK_LENGTH);
    PlaceOrderEncoder order =
        new PlaceOrderEncoder().wrapAndApplyHeader(node.buffer(), node.offset(), header);
    order.header().accountId(accountId);
    order.marketId(marketId).runner(1).side(Side.BACK).price(PRICE).stake(STAKE);
    order.orderKind(OrderKind.LIMIT).persistence(Persistence.LAPSE);
    // A claim is all zeros, which is not yet "left out" for every field.
    order.targetKind(TargetKind.NULL_VAL).bestExecution(Bool.TRUE);
    commitAndAwait(placeOrder);

    // A query goes the same way; its answer comes on a stream of its own.
    long queryWallet = claim(QueryWalletEncoder.BLOCK_LENGTH);
    QueryWalletEncoder query =
        new QueryWalletEncoder().wrapAndApplyHeader(node.buffer(), node.offset(), header);
    query.header().accountId(accountId);
    query.currency(CURRENCY);
    commitAndAwait(queryWallet);
  }

  private long claim(int blockLength) {
    long commandId = node.claim(HEADER + blockLength);
    if (commandId < 0) {
      throw new IllegalStateException("There is no room for a command");
    }
    return commandId;
  }

  private void commitAndAwait(long commandId) {
    node.commit();
    pollUntil(() -> answered == commandId, "Command " + commandId + " was not answered");
  }

  private void pollUntil(BooleanSupplier condition, String complaint) {
    long deadlineNs = System.nanoTime() + PATIENCE_NS;
    while (!condition.getAsBoolean()) {
      idle.idle(node.poll());
      if (System.nanoTime() > deadlineNs) {
        throw new IllegalStateException(complaint);
      }
    }
  }

  /** Outcomes are read where they lie; what is needed later has to be copied out now. */
  @Override
  public void onOutcome(
      long commandId, boolean answer, DirectBuffer buffer, int offset, int length) {
    answerHeader.wrap(buffer, offset);
    switch (answerHeader.templateId()) {
      case AccountOpenedDecoder.TEMPLATE_ID -> {
        AccountOpenedDecoder opened = new AccountOpenedDecoder();
        accountId = opened.wrapAndApplyHeader(buffer, offset, answerHeader).header().accountId();
        System.out.println("Account " + accountId + " is open");
      }
      case MarketChangedDecoder.TEMPLATE_ID -> {
        MarketChangedDecoder market = new MarketChangedDecoder();
        marketId = market.wrapAndApplyHeader(buffer, offset, answerHeader).marketId();
        System.out.println("Market " + marketId + " is " + market.status());
      }
      case OrderAcceptedDecoder.TEMPLATE_ID -> {
        OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
        accepted.wrapAndApplyHeader(buffer, offset, answerHeader);
        System.out.println("Order " + accepted.orderId() + " is in the book");
      }
      case DepositedDecoder.TEMPLATE_ID -> System.out.println("The deposit is in the wallet");
      case RefusedDecoder.TEMPLATE_ID -> {
        RefusedDecoder refused = new RefusedDecoder();
        refused.wrapAndApplyHeader(buffer, offset, answerHeader);
        throw new IllegalStateException("The node refused: " + refused.reason());
      }
      default -> System.out.println("Outcome of template " + answerHeader.templateId());
    }
    if (answer) {
      answered = commandId;
    }
  }

  @Override
  public void onQueryAnswer(
      long commandId, boolean last, DirectBuffer buffer, int offset, int length) {
    WalletChangedDecoder wallet = new WalletChangedDecoder();
    wallet.wrapAndApplyHeader(buffer, offset, answerHeader);
    System.out.println(
        "Wallet: " + wallet.available() + " available, " + wallet.heldExchange() + " held");
    answered = commandId;
  }

  @Override
  public void onRefused(HelloRefusal reason, long fromGatewaySequence, long toGatewaySequence) {
    String hint =
        reason == HelloRefusal.UNKNOWN_GATEWAY ? ": it is unknown, or its key is wrong" : "";
    throw new IllegalStateException("The node does not let this gateway in: " + reason + hint);
  }
}
