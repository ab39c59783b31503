package io.croupier.bench;

import io.croupier.engine.Engine;
import io.croupier.protocol.AccountOpenedDecoder;
import io.croupier.protocol.MarketChangedDecoder;
import io.croupier.protocol.MarketStatus;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.Side;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One market after the other with the same number of matched bets of 1,000 accounts: settled, and
 * forgotten, in slices of the default size. Only settling and forgetting are timed, command by
 * command: by the clock, and by what the thread itself computed, which others on the machine do not
 * lengthen.
 */
final class SettleRounds implements DiscardingSink.Reader {
  private static final int ACCOUNTS = 1_000;
  private static final int RUNNERS = 8;
  private static final int PRICE = 320;
  private static final long STAKE = 1_033;
  private static final long DEPOSIT = 1_000_000_000_000L;
  private static final long START_NS = 1_700_000_000_000_000_000L;
  private static final int NEVER_IN_A_ROUND = 1 << 20;

  private final int bets;
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
  private final Commands commands = new Commands(1, 0);
  private final Engine engine = new Engine(new DiscardingSink(this));
  private final long[] accounts = new long[ACCOUNTS];
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final long[] nanos = new long[NEVER_IN_A_ROUND];
  private final long[] computed = new long[NEVER_IN_A_ROUND];
  private int accountCount;
  private int count;
  private long sequence;
  private long marketId;
  private boolean settled;

  /** Opens the accounts; a round has so many bets, half of them backs and half lays. */
  SettleRounds(int bets) {
    this.bets = bets;
    send(commands.genesis(buffer, 0, ACCOUNTS, bets));
    for (int i = 0; i < ACCOUNTS; i++) {
      send(commands.openAccount(buffer, 0));
      send(commands.deposit(buffer, 0, accounts[i], DEPOSIT));
    }
  }

  /** How long each command took, and how long it computed, both ascending. */
  record Phase(long[] nanos, long[] computed) {
    int commands() {
      return nanos.length;
    }
  }

  /** One market. */
  record Round(Phase settling, Phase forgetting) {}

  /** Bets, settles and forgets a market. */
  Round next() {
    bet();
    count = 0;
    timed(commands.settleMarket(buffer, 0, marketId));
    while (!settled) {
      timed(commands.advanceTime(buffer, 0));
    }
    Phase settling = phase();
    count = 0;
    while (isBusy()) {
      timed(commands.advanceTime(buffer, 0));
    }
    return new Round(settling, phase());
  }

  private void bet() {
    send(commands.createMarket(buffer, 0, RUNNERS));
    send(commands.openMarket(buffer, 0, marketId));
    for (int i = 0; i < bets; i++) {
      Side side = i % 2 == 0 ? Side.LAY : Side.BACK;
      int runner = 1 + i / 2 % RUNNERS;
      long account = accounts[i % ACCOUNTS];
      send(commands.placeOrder(buffer, 0, account, marketId, runner, side, PRICE, STAKE + i % 7));
    }
    send(commands.closeMarket(buffer, 0, marketId));
    while (isBusy()) {
      send(commands.advanceTime(buffer, 0));
    }
    send(commands.winner(buffer, 0, marketId, 1));
    settled = false;
  }

  @Override
  public void outcome(MutableDirectBuffer outcomes, int offset, int length) {
    int template =
        outcomes.getShort(offset + MessageHeaderDecoder.templateIdEncodingOffset()) & 0xFFFF;
    int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
    if (template == AccountOpenedDecoder.TEMPLATE_ID) {
      var opened = new AccountOpenedDecoder();
      opened.wrap(outcomes, body, AccountOpenedDecoder.BLOCK_LENGTH, 1);
      accounts[accountCount++] = opened.header().accountId();
    } else if (template == MarketChangedDecoder.TEMPLATE_ID) {
      var changed = new MarketChangedDecoder();
      changed.wrap(outcomes, body, MarketChangedDecoder.BLOCK_LENGTH, 1);
      marketId = changed.marketId();
      settled = changed.status() == MarketStatus.SETTLED;
    }
  }

  private boolean isBusy() {
    return engine.nextDeadlineNs() <= engine.timestampNs();
  }

  private void timed(int length) {
    long computedBefore = threads.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    send(length);
    nanos[count] = System.nanoTime() - start;
    computed[count++] = threads.getCurrentThreadCpuTime() - computedBefore;
  }

  private void send(int length) {
    sequence++;
    engine.onCommand(sequence, START_NS + sequence, buffer, 0, length);
  }

  private Phase phase() {
    return new Phase(sorted(nanos), sorted(computed));
  }

  private long[] sorted(long[] values) {
    long[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
