package io.croupier.bench;

import io.croupier.protocol.MarketChangedDecoder;
import io.croupier.protocol.MarketStatus;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.Side;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One market after the other with the same number of matched bets of 1,000 accounts: settled, and
 * forgotten, in slices of the default size. Only settling and forgetting are timed.
 */
final class MarketRounds implements SettleRounds, DiscardingSink.Reader {
  private static final int RUNNERS = 8;
  private static final int PRICE = 320;
  private static final long STAKE = 1_033;

  private final int bets;
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
  private final Commands commands = new Commands(1, 0);
  private final TimedEngine engine = new TimedEngine(this);
  private final Customers customers = new Customers();
  private long marketId;
  private boolean settled;

  /** Opens the accounts; a round has so many bets, half of them backs and half lays. */
  MarketRounds(int bets) {
    this.bets = bets;
    send(commands.genesis(buffer, 0, Customers.COUNT, bets));
    customers.open(engine, commands, buffer);
  }

  /** Bets, settles and forgets a market. */
  @Override
  public List<Phase> next() {
    bet();
    timed(commands.settleMarket(buffer, 0, marketId));
    while (!settled) {
      timed(commands.advanceTime(buffer, 0));
    }
    Phase settling = engine.phase("settling");
    while (engine.isBusy()) {
      timed(commands.advanceTime(buffer, 0));
    }
    return List.of(settling, engine.phase("forgetting"));
  }

  private void bet() {
    send(commands.createMarket(buffer, 0, RUNNERS));
    send(commands.openMarket(buffer, 0, marketId));
    for (int i = 0; i < bets; i++) {
      Side side = i % 2 == 0 ? Side.LAY : Side.BACK;
      int runner = 1 + i / 2 % RUNNERS;
      long account = customers.id(i);
      send(commands.placeOrder(buffer, 0, account, marketId, runner, side, PRICE, STAKE + i % 7));
    }
    send(commands.closeMarket(buffer, 0, marketId));
    while (engine.isBusy()) {
      send(commands.advanceTime(buffer, 0));
    }
    send(commands.winner(buffer, 0, marketId, 1));
    settled = false;
  }

  @Override
  public void outcome(MutableDirectBuffer outcomes, int offset, int length) {
    int template =
        outcomes.getShort(offset + MessageHeaderDecoder.templateIdEncodingOffset()) & 0xFFFF;
    if (!customers.learn(outcomes, offset, template)
        && template == MarketChangedDecoder.TEMPLATE_ID) {
      int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
      var changed = new MarketChangedDecoder();
      changed.wrap(outcomes, body, MarketChangedDecoder.BLOCK_LENGTH, 1);
      marketId = changed.marketId();
      settled = changed.status() == MarketStatus.SETTLED;
    }
  }

  private void timed(int length) {
    engine.timed(buffer, length);
  }

  private void send(int length) {
    engine.send(buffer, length);
  }
}
