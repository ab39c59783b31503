package io.croupier.bench;

import io.croupier.gateway.client.EdgeClient;
import io.croupier.gateway.client.EdgeConfig;
import io.croupier.gateway.session.OutcomeListener;
import io.croupier.protocol.AccountOpenedDecoder;
import io.croupier.protocol.MarketChangedDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.RefusedDecoder;
import io.croupier.protocol.Side;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A gateway that fills a node: accounts with money, and orders that rest, {@value
 * #ORDERS_OF_MARKET} in each market at some forty prices.
 */
final class StateFiller implements OutcomeListener, AutoCloseable {
  static final int ORDERS_OF_MARKET = 1_000;
  static final int RUNNERS = 2;

  private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;
  private static final int LONGEST = 512;
  private static final long DEPOSIT = 1_000_000;
  private static final long STAKE = 500;

  /** Backs rest above 3, in steps of 0.05 there; lays below, in steps of 0.02. */
  private static final int LOWEST_BACK = 305;

  private static final int BACK_STEP = 5;
  private static final int LOWEST_LAY = 202;
  private static final int LAY_STEP = 2;
  private static final int PRICES = 19;

  private static final long PAUSE_NS = TimeUnit.SECONDS.toNanos(2);

  private final EdgeClient client;
  private final Commands commands = new Commands(1, 0);
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[LONGEST]);
  private final AccountOpenedDecoder opened = new AccountOpenedDecoder();
  private final MarketChangedDecoder changed = new MarketChangedDecoder();
  private final Consumer<String> progress;
  private long[] accounts;
  private int accountsKnown;
  private long[] markets;
  private int marketsKnown;
  private long lastNs;

  StateFiller(EdgeConfig config, Consumer<String> progress) {
    this.progress = progress;
    client = EdgeClient.connect(config, this);
  }

  static int markets(int orders) {
    return (orders + ORDERS_OF_MARKET - 1) / ORDERS_OF_MARKET;
  }

  /** Returns when the node has answered everything. */
  void fill(int accountCount, int orderCount) {
    accounts = new long[accountCount];
    markets = new long[markets(orderCount)];
    while (!client.isConnected()) {
      client.poll();
    }
    each("accounts", accountCount, i -> commands.openAccount(message, 0));
    each("deposits", accountCount, i -> commands.deposit(message, 0, accounts[i], DEPOSIT));
    each("markets", markets.length, i -> commands.createMarket(message, 0, RUNNERS));
    // Opening a market is told in the same words as making it.
    long[] made = markets.clone();
    each("open markets", made.length, i -> commands.openMarket(message, 0, made[i]));
    each("orders", orderCount, i -> order(made[i / ORDERS_OF_MARKET], i));
  }

  private int order(long market, int i) {
    boolean back = i % 2 == 0;
    int step = i / 2 % PRICES;
    int price = back ? LOWEST_BACK + BACK_STEP * step : LOWEST_LAY + LAY_STEP * step;
    long account = accounts[i % accounts.length];
    return commands.placeOrder(
        message, 0, account, market, 1, back ? Side.BACK : Side.LAY, price, STAKE);
  }

  private void each(String what, int count, IntUnaryOperator encode) {
    for (int i = 0; i < count; i++) {
      int length = encode.applyAsInt(i);
      while (client.offer(message, 0, length) <= 0) {
        client.poll();
      }
      client.poll();
      tell(what, i, count);
    }
    while (client.inFlight() > 0) {
      client.poll();
    }
  }

  private void tell(String what, int done, int of) {
    long nowNs = System.nanoTime();
    if (nowNs - lastNs > PAUSE_NS) {
      lastNs = nowNs;
      progress.accept(String.format("%s: %,d of %,d", what, done, of));
    }
  }

  @Override
  public void onOutcome(
      long commandId, boolean answer, DirectBuffer buffer, int offset, int length) {
    int template =
        buffer.getShort(offset + MessageHeaderDecoder.templateIdEncodingOffset()) & 0xFFFF;
    switch (template) {
      case AccountOpenedDecoder.TEMPLATE_ID -> {
        opened.wrap(buffer, offset + HEADER, AccountOpenedDecoder.BLOCK_LENGTH, 1);
        accounts[accountsKnown++] = opened.header().accountId();
      }
      case MarketChangedDecoder.TEMPLATE_ID -> {
        changed.wrap(buffer, offset + HEADER, MarketChangedDecoder.BLOCK_LENGTH, 1);
        learnMarket(changed.marketId());
      }
      case RefusedDecoder.TEMPLATE_ID ->
          throw new BenchException("The node refused a command that fills it.");
      default -> {}
    }
  }

  private void learnMarket(long market) {
    if (marketsKnown < markets.length) {
      markets[marketsKnown++] = market;
    } else if (Arrays.stream(markets).noneMatch(known -> known == market)) {
      throw new BenchException("The node opened a market that was not made.");
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
