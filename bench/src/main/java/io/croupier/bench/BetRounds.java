package io.croupier.bench;

import io.croupier.protocol.BetKind;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.SelectionResult;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The same number of fourfolds of 1,000 accounts on four markets of fixed odds, of which the
 * results come one after the other; then the next four markets. The bets of a round give way to
 * those of the next.
 */
final class BetRounds implements SettleRounds, DiscardingSink.Reader {
  private static final int LEGS = 4;
  private static final int PRICE = 150;
  private static final long STAKE = 1_033;

  private final int bets;
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
  private final Commands commands = new Commands(1, 0);
  private final TimedEngine engine = new TimedEngine(this);
  private final Customers customers = new Customers();
  private long firstMarket = 1;

  /** Opens the accounts; a round has so many bets. */
  BetRounds(int bets) {
    this.bets = bets;
    engine.send(buffer, commands.genesisOfBets(buffer, 0, Customers.COUNT, bets));
    customers.open(engine, commands, buffer);
  }

  @Override
  public List<Phase> next() {
    for (int leg = 0; leg < LEGS; leg++) {
      engine.send(buffer, commands.setPrice(buffer, 0, firstMarket + leg, PRICE));
    }
    for (int i = 0; i < bets; i++) {
      long account = customers.id(i);
      BetKind kind = BetKind.ACCUMULATOR;
      long stake = STAKE + i % 7;
      engine.send(
          buffer, commands.placeBet(buffer, 0, account, kind, stake, firstMarket, LEGS, PRICE));
    }
    for (int leg = 0; leg < LEGS; leg++) {
      long market = firstMarket + leg;
      engine.timed(buffer, commands.settle(buffer, 0, market, SelectionResult.WON));
      while (engine.isBusy()) {
        engine.timed(buffer, commands.advanceTime(buffer, 0));
      }
    }
    firstMarket += LEGS;
    return List.of(engine.phase("settling"));
  }

  @Override
  public void outcome(MutableDirectBuffer outcomes, int offset, int length) {
    int template =
        outcomes.getShort(offset + MessageHeaderDecoder.templateIdEncodingOffset()) & 0xFFFF;
    customers.learn(outcomes, offset, template);
  }
}
