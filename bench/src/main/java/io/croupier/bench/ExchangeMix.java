package io.croupier.bench;

import io.croupier.engine.Engine;
import io.croupier.engine.exchange.PriceLadder;
import io.croupier.protocol.AccountOpenedDecoder;
import io.croupier.protocol.MarketChangedDecoder;
import io.croupier.protocol.MatchedDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OrderAcceptedDecoder;
import io.croupier.protocol.OrderReplacedDecoder;
import io.croupier.protocol.RefusedDecoder;
import io.croupier.protocol.Side;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The exchange mix: 12 % new orders, 6 % cancels, 82 % replaces by 1,000 accounts, about 1,000
 * resting orders over four runners, about 6 % of the messages match.
 */
final class ExchangeMix implements Mix, DiscardingSink.Reader {
  static final int ACCOUNTS = 1_000;
  private static final int RUNNERS = 4;
  private static final int RESTING = 1_000;
  private static final long DEPOSIT = 1_000_000_000_000L;
  private static final int MIDDLE = 175;
  private static final int SPREAD = 110;
  private static final int CROSSING_PERCENT = 5;

  private final CommandTape tape;
  private final MutableDirectBuffer bytes;
  private final Commands commands = new Commands(1, 0);
  private final Random random;

  private final long[] accounts = new long[ACCOUNTS];
  private long marketId;
  private int accountCount;

  private final long[] orders = new long[RESTING * 4];
  private final long[] owners = new long[RESTING * 4];
  private final Side[] sides = new Side[RESTING * 4];
  private int resting;

  private int setup;
  private int matching;
  private boolean matched;
  private long refused;

  private long pendingOwner;
  private Side pendingSide;
  private long placedOrder;
  private long placedUnmatched;

  /** Makes the set-up commands and {@code size} commands of the mix. */
  ExchangeMix(int size, long seed) {
    random = new Random(seed);
    tape = new CommandTape(size + 2 * ACCOUNTS + 4 * RESTING, this);
    bytes = tape.bytes();
    prepare(size);
    setup = tape.count();
    while (tape.count() < setup + size) {
      matched = false;
      step();
      matching += matched ? 1 : 0;
    }
  }

  @Override
  public void setUp(Engine target) {
    tape.apply(target, 0, setup);
  }

  @Override
  public void run(Engine target) {
    tape.apply(target, setup, tape.count());
  }

  @Override
  public int size() {
    return tape.count() - setup;
  }

  /** How many commands of the mix match at once. */
  int matching() {
    return matching;
  }

  @Override
  public long refused() {
    return refused;
  }

  @Override
  public void outcome(MutableDirectBuffer buffer, int offset, int length) {
    int template = template(buffer, offset);
    int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
    switch (template) {
      case AccountOpenedDecoder.TEMPLATE_ID ->
          accounts[accountCount++] =
              new AccountOpenedDecoder()
                  .wrap(buffer, body, AccountOpenedDecoder.BLOCK_LENGTH, 1)
                  .header()
                  .accountId();
      case MarketChangedDecoder.TEMPLATE_ID ->
          marketId =
              new MarketChangedDecoder()
                  .wrap(buffer, body, MarketChangedDecoder.BLOCK_LENGTH, 1)
                  .marketId();
      case OrderAcceptedDecoder.TEMPLATE_ID -> {
        var accepted =
            new OrderAcceptedDecoder().wrap(buffer, body, OrderAcceptedDecoder.BLOCK_LENGTH, 1);
        placed(accepted.orderId(), accepted.stake());
      }
      case OrderReplacedDecoder.TEMPLATE_ID -> {
        var replaced =
            new OrderReplacedDecoder().wrap(buffer, body, OrderReplacedDecoder.BLOCK_LENGTH, 1);
        placed(replaced.newOrderId(), replaced.stake());
      }
      case MatchedDecoder.TEMPLATE_ID ->
          matched(new MatchedDecoder().wrap(buffer, body, MatchedDecoder.BLOCK_LENGTH, 1));
      case RefusedDecoder.TEMPLATE_ID -> refused++;
      default -> {}
    }
  }

  private void prepare(int size) {
    add(commands.genesis(bytes, end(), 2 * ACCOUNTS, size / 2 + RESTING * 4));
    for (int i = 0; i < ACCOUNTS; i++) {
      add(commands.openAccount(bytes, end()));
      add(commands.deposit(bytes, end(), accounts[i], DEPOSIT));
    }
    add(commands.createMarket(bytes, end(), RUNNERS));
    add(commands.openMarket(bytes, end(), marketId));
    while (resting < RESTING) {
      place();
    }
  }

  private void step() {
    int action = random.nextInt(100);
    if (action < 12 || resting < RESTING / 2) {
      place();
    } else if (action < 18 || resting >= 2 * RESTING) {
      cancel();
    } else {
      replace();
    }
  }

  private void place() {
    long account = accounts[random.nextInt(ACCOUNTS)];
    Side side = random.nextBoolean() ? Side.BACK : Side.LAY;
    int runner = 1 + random.nextInt(RUNNERS);
    long stake = 200L + random.nextInt(10_000);
    pendingOwner = account;
    pendingSide = side;
    add(commands.placeOrder(bytes, end(), account, marketId, runner, side, price(side), stake));
    rest();
  }

  private void cancel() {
    int at = random.nextInt(resting);
    add(commands.cancelOrder(bytes, end(), owners[at], orders[at]));
    remove(at);
  }

  private void replace() {
    int at = random.nextInt(resting);
    pendingOwner = owners[at];
    pendingSide = sides[at];
    long replaced = orders[at];
    int price = price(pendingSide);
    add(commands.replaceOrder(bytes, end(), pendingOwner, replaced, price));
    if (placedOrder != 0) {
      forget(replaced);
    }
    rest();
  }

  /** Backs rest above the middle of the ladder, lays below; a few cross to the other side. */
  private int price(Side side) {
    int distance = random.nextInt(SPREAD);
    boolean crosses = random.nextInt(100) < CROSSING_PERCENT;
    boolean above = (side == Side.BACK) != crosses;
    return PriceLadder.CLASSIC.price(above ? MIDDLE + 1 + distance : MIDDLE - distance);
  }

  private void placed(long orderId, long unmatched) {
    placedOrder = orderId;
    placedUnmatched = unmatched;
  }

  private void matched(MatchedDecoder match) {
    matched = true;
    long orderId = match.orderId();
    if (orderId == placedOrder) {
      placedUnmatched = match.unmatched();
    } else if (match.unmatched() == 0) {
      forget(orderId);
    }
  }

  private void forget(long orderId) {
    for (int at = 0; at < resting; at++) {
      if (orders[at] == orderId) {
        remove(at);
        return;
      }
    }
  }

  private void rest() {
    if (placedOrder != 0 && placedUnmatched > 0) {
      orders[resting] = placedOrder;
      owners[resting] = pendingOwner;
      sides[resting++] = pendingSide;
    }
  }

  private void remove(int at) {
    resting--;
    orders[at] = orders[resting];
    owners[at] = owners[resting];
    sides[at] = sides[resting];
  }

  private int end() {
    return tape.end();
  }

  private void add(int length) {
    placedOrder = 0;
    tape.add(length);
  }

  private static int template(DirectBuffer buffer, int offset) {
    return buffer.getShort(offset + MessageHeaderDecoder.templateIdEncodingOffset()) & 0xFFFF;
  }
}
