package io.croupier.bench;

import io.croupier.engine.Engine;
import io.croupier.engine.exchange.PriceLadder;
import io.croupier.protocol.AccountOpenedDecoder;
import io.croupier.protocol.BonusChangedDecoder;
import io.croupier.protocol.MarketChangedDecoder;
import io.croupier.protocol.MatchedDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OrderAcceptedDecoder;
import io.croupier.protocol.RefusedDecoder;
import io.croupier.protocol.RoundCreditedDecoder;
import io.croupier.protocol.RoundDebitedDecoder;
import io.croupier.protocol.SessionChangedDecoder;
import io.croupier.protocol.Side;
import io.croupier.protocol.TransactionRolledBackDecoder;
import io.croupier.protocol.WithdrawalChangedDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The wagering mix: 45 % casino bets, 40 % casino wins, each of which ends its round, 6 % orders, 4
 * % cancels, 2 % deposits, and one each of withdrawals, sessions, and bonuses with rollbacks of
 * bets; or a part of it. Of the accounts and the 100 markets the n-th is named 1/n as often as the
 * first (Zipf). Before it begins as many transaction ids have come as the engine remembers.
 */
final class WageringMix implements Mix, DiscardingSink.Reader {
  private static final int MARKETS = 100;
  private static final int PROVIDERS = 10;
  private static final int RUNNERS = 4;
  private static final int ORDERS = 100_000;

  private static final long DEPOSIT = 1_000_000_000L;
  private static final int MIDDLE = 175;
  private static final int SPREAD = 60;
  private static final int CROSSING_PERCENT = 5;

  /** A round in which a win is still to come. */
  private static final class Round {
    final int account;
    final int provider;
    final long id;
    final long bet;

    /** The command that the last bet in it was. */
    long lastBet;

    Round(int account, int provider, long id, long bet) {
      this.account = account;
      this.provider = provider;
      this.id = id;
      this.bet = bet;
    }
  }

  /** An order that rests. */
  private record Order(int account, long id) {}

  private final WageringPart part;
  private final CommandTape tape;
  private final MutableDirectBuffer bytes;
  private final Commands commands = new Commands(1, 0);
  private final BonusCommands bonusCommands = new BonusCommands(commands);
  private final BonusPlay bonuses = new BonusPlay(bonusCommands);
  private final RoundDebitedDecoder debited = new RoundDebitedDecoder();
  private final Random random;
  private final Zipf accountOf;
  private final Zipf marketOf = new Zipf(MARKETS);

  private final long[] accounts;
  private final long[] sessions;
  private final long[] markets = new long[MARKETS];
  private int accountCount;
  private int sessionCount;
  private int marketCount;

  private final List<Round> rounds = new ArrayList<>();
  private final List<Order> orders = new ArrayList<>();
  private final Deque<Long> requested = new ArrayDeque<>();
  private final Deque<Long> approved = new ArrayDeque<>();
  private long lastRound;
  private long accepted;
  private long unmatched;
  private long withdrawal;

  private int setup;
  private int casino;
  private int withBonus;
  private int rolledBack;
  private long refused;

  /** The round of the bet that was rolled back last, until another is made in it. */
  private Round again;

  /** Makes the set-up commands and {@code size} commands of a part of the mix. */
  WageringMix(WageringPart part, int size, long seed) {
    this.part = part;
    random = new Random(seed);
    accountOf = new Zipf(part.accounts);
    accounts = new long[part.accounts];
    sessions = new long[part.accounts];
    int room = 3 * part.accounts + 2 * MARKETS + PROVIDERS + 2 * part.remembered + size;
    tape = new CommandTape(room, this);
    bytes = tape.bytes();
    prepare();
    while (casino < part.remembered) {
      step();
    }
    setup = tape.count();
    casino = 0;
    withBonus = 0;
    rolledBack = 0;
    bonuses.forgetCompleted();
    refused = 0;
    while (tape.count() < setup + size) {
      step();
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

  /** How many commands of the mix are bets and wins of rounds that were accepted. */
  int casino() {
    return casino;
  }

  /** How many bets of the mix were made with a bonus. */
  int withBonus() {
    return withBonus;
  }

  /** How many bets of the mix were rolled back. */
  int rolledBack() {
    return rolledBack;
  }

  /** How many bonuses were completed in the mix. */
  int completed() {
    return bonuses.completed();
  }

  @Override
  public long refused() {
    return refused;
  }

  @Override
  public void outcome(MutableDirectBuffer buffer, int offset, int length) {
    int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
    switch (template(buffer, offset)) {
      case AccountOpenedDecoder.TEMPLATE_ID ->
          accounts[accountCount++] =
              new AccountOpenedDecoder()
                  .wrap(buffer, body, AccountOpenedDecoder.BLOCK_LENGTH, 1)
                  .header()
                  .accountId();
      case SessionChangedDecoder.TEMPLATE_ID -> {
        if (sessionCount < part.accounts) {
          sessions[sessionCount++] =
              new SessionChangedDecoder()
                  .wrap(buffer, body, SessionChangedDecoder.BLOCK_LENGTH, 1)
                  .sessionId();
        }
      }
      case MarketChangedDecoder.TEMPLATE_ID -> {
        long market =
            new MarketChangedDecoder()
                .wrap(buffer, body, MarketChangedDecoder.BLOCK_LENGTH, 1)
                .marketId();
        if (marketCount == 0 || markets[marketCount - 1] != market) {
          markets[marketCount++] = market;
        }
      }
      case OrderAcceptedDecoder.TEMPLATE_ID -> {
        var order =
            new OrderAcceptedDecoder().wrap(buffer, body, OrderAcceptedDecoder.BLOCK_LENGTH, 1);
        accepted = order.orderId();
        unmatched = order.stake();
      }
      case MatchedDecoder.TEMPLATE_ID -> {
        var match = new MatchedDecoder().wrap(buffer, body, MatchedDecoder.BLOCK_LENGTH, 1);
        if (match.orderId() == accepted) {
          unmatched = match.unmatched();
        } else if (match.unmatched() == 0) {
          orders.removeIf(order -> order.id == match.orderId());
        }
      }
      case WithdrawalChangedDecoder.TEMPLATE_ID ->
          withdrawal =
              new WithdrawalChangedDecoder()
                  .wrap(buffer, body, WithdrawalChangedDecoder.BLOCK_LENGTH, 1)
                  .withdrawalId();
      case RoundDebitedDecoder.TEMPLATE_ID -> {
        casino++;
        debited.wrap(buffer, body, RoundDebitedDecoder.BLOCK_LENGTH, 1);
        withBonus += debited.ofBonus() == 0 ? 0 : 1;
      }
      case RoundCreditedDecoder.TEMPLATE_ID -> casino++;
      case TransactionRolledBackDecoder.TEMPLATE_ID -> rolledBack++;
      case BonusChangedDecoder.TEMPLATE_ID -> bonuses.changed(buffer, body);
      case RefusedDecoder.TEMPLATE_ID -> refused++;
      default -> {}
    }
  }

  private void prepare() {
    add(
        commands.genesisOfRounds(
            bytes, end(), part.accounts, ORDERS, part.rounds, part.remembered));
    add(bonusCommands.defineProfile(bytes, end()));
    add(bonusCommands.defineBonus(bytes, end()));
    for (int i = 0; i < part.accounts; i++) {
      add(commands.openAccount(bytes, end(), BonusCommands.PROFILE));
      add(commands.deposit(bytes, end(), accounts[i], DEPOSIT));
      add(commands.openSession(bytes, end(), accounts[i]));
    }
    for (int i = 0; i < MARKETS; i++) {
      add(commands.createMarket(bytes, end(), RUNNERS));
      add(commands.openMarket(bytes, end(), markets[i]));
    }
    for (int provider = 1; provider <= PROVIDERS; provider++) {
      add(commands.registerProvider(bytes, end(), provider));
    }
  }

  private void step() {
    int action = random.nextInt(part.actions);
    if (action < 45 || (action < 85 && rounds.isEmpty())) {
      bet();
    } else if (action < 85) {
      win();
    } else if (action < 91 || (action < 95 && orders.isEmpty())) {
      placeOrder();
    } else if (action < 95) {
      cancelOrder();
    } else if (action < 97) {
      add(commands.deposit(bytes, end(), accounts[accountOf.next(random)], 1L + amount()));
    } else if (action < 98) {
      withdraw();
    } else if (action < 99) {
      int account = accountOf.next(random);
      add(commands.renewSession(bytes, end(), accounts[account], sessions[account]));
    } else if (again == null && !rounds.isEmpty() && random.nextInt(3) == 0) {
      rollBack();
    } else {
      add(bonuses.next(bytes, end(), () -> accounts[accountOf.next(random)]));
    }
  }

  /** A new round, or once in nine another bet in one; so that there are as many wins as rounds. */
  private void bet() {
    long amount = amount();
    Round round;
    if (again != null) {
      round = again;
      again = null;
      rounds.add(round);
    } else if (rounds.size() > part.openRounds || (!rounds.isEmpty() && random.nextInt(9) == 0)) {
      round = rounds.get(random.nextInt(rounds.size()));
    } else {
      int provider = 1 + random.nextInt(PROVIDERS);
      round = new Round(accountOf.next(random), provider, ++lastRound, amount);
      rounds.add(round);
    }
    long account = accounts[round.account];
    long session = sessions[round.account];
    add(commands.debitRound(bytes, end(), account, session, round.provider, round.id, amount));
    round.lastBet = commands.commandId();
  }

  /** The last bet of a round is undone; the next bet is in the same round. */
  private void rollBack() {
    again = takeRound();
    long account = accounts[again.account];
    add(bonusCommands.rollback(bytes, end(), account, again.provider, again.lastBet));
  }

  private Round takeRound() {
    int at = random.nextInt(rounds.size());
    Round round = rounds.get(at);
    rounds.set(at, rounds.get(rounds.size() - 1));
    rounds.remove(rounds.size() - 1);
    return round;
  }

  private void win() {
    Round round = takeRound();
    long win = random.nextInt(100) < 47 ? 2 * round.bet : 0;
    long account = accounts[round.account];
    long session = sessions[round.account];
    add(commands.creditRound(bytes, end(), account, session, round.provider, round.id, win));
  }

  private void placeOrder() {
    int account = accountOf.next(random);
    Side side = random.nextBoolean() ? Side.BACK : Side.LAY;
    boolean crosses = random.nextInt(100) < CROSSING_PERCENT;
    int distance = random.nextInt(SPREAD);
    boolean above = (side == Side.BACK) != crosses;
    int price = PriceLadder.CLASSIC.price(above ? MIDDLE + 1 + distance : MIDDLE - distance);
    long market = markets[marketOf.next(random)];
    int runner = 1 + random.nextInt(RUNNERS);
    accepted = 0;
    add(
        commands.placeOrder(
            bytes, end(), accounts[account], market, runner, side, price, amount()));
    if (accepted != 0 && unmatched > 0) {
      orders.add(new Order(account, accepted));
    }
  }

  private void cancelOrder() {
    int at = random.nextInt(orders.size());
    Order order = orders.get(at);
    orders.set(at, orders.get(orders.size() - 1));
    orders.remove(orders.size() - 1);
    add(commands.cancelOrder(bytes, end(), accounts[order.account], order.id));
  }

  /** Requested, approved, paid: one after the other. */
  private void withdraw() {
    if (!approved.isEmpty()) {
      add(commands.completePayout(bytes, end(), approved.remove()));
    } else if (!requested.isEmpty()) {
      add(commands.approveWithdrawal(bytes, end(), requested.peek()));
      approved.add(requested.remove());
    } else {
      long account = accounts[accountOf.next(random)];
      add(commands.requestWithdrawal(bytes, end(), account, amount()));
      requested.add(withdrawal);
    }
  }

  private int amount() {
    return 200 + random.nextInt(10_000);
  }

  private int end() {
    return tape.end();
  }

  private void add(int length) {
    tape.add(length);
  }

  private static int template(DirectBuffer buffer, int offset) {
    return buffer.getShort(offset + MessageHeaderDecoder.templateIdEncodingOffset()) & 0xFFFF;
  }
}
