package io.croupier.testkit.workload;

import io.croupier.protocol.CommandHeaderEncoder;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.testkit.Messages;
import io.croupier.testkit.workload.Knowledge.KnownMarket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An endless stream of commands from a seed and from the outcomes of those before: the same seed
 * and the same engine give the same commands. Never the engine's state is looked at. One thread.
 */
public final class Workload {
  private static final long BEGIN = 1_767_225_600_000_000_000L;
  private static final long MINUTE = 60_000_000_000L;
  private static final long HOUR = 3_600_000_000_000L;
  private static final long MONTH = 31 * 24 * HOUR;
  private static final int REMEMBERED = 40;
  private static final int EDGE_TIME =
      MessageHeaderEncoder.ENCODED_LENGTH + CommandHeaderEncoder.edgeTimeNsEncodingOffset();
  private static final int ACTOR =
      MessageHeaderEncoder.ENCODED_LENGTH + CommandHeaderEncoder.actorIdEncodingOffset();

  private final Draw draw;
  private final Messages messages = new Messages();
  private final Knowledge knowledge = new Knowledge();
  private final AccountDraw accounts;
  private final LimitDraw limits;
  private final ProtectionDraw protection;
  private final PaymentDraw payments;
  private final CasinoDraw casino;
  private final MarketDraw markets;
  private final CorrectionDraw corrections;
  private final OrderDraw orders;
  private final OddsDraw odds;
  private final BonusDraw bonuses;
  private final HouseDraw house;
  private final QueryDraw queries;
  private final StoryDraw stories;
  private final Spoiler spoiler;
  private final Deque<Fields> script = new ArrayDeque<>();
  private final Deque<Fields> fairLife = new ArrayDeque<>();
  private final Deque<Fields> bonusLife = new ArrayDeque<>();
  private final Deque<Fields> story = new ArrayDeque<>();
  private final List<byte[]> sent = new ArrayList<>();
  private final Map<Long, Long> lastIds = new HashMap<>();
  private final boolean large;
  private final boolean trading;
  private final boolean wallets;
  private final boolean betting;
  private final boolean generous;
  private long now = BEGIN;
  private boolean begun;

  /** Commands of a seed, in a world whose limits are drawn too and mostly tiny. */
  public Workload(long seed) {
    this(seed, false);
  }

  /** Commands of a seed, in a world that is large enough for most of them to be accepted. */
  public static Workload inLargeWorld(long seed) {
    return new Workload(seed, true);
  }

  private Workload(long seed, boolean large) {
    this.large = large;
    draw = new Draw(seed);
    trading = draw.percent(60);
    betting = draw.percent(15);
    wallets = !trading && draw.percent(60);
    generous = !trading && draw.percent(60);
    accounts = new AccountDraw(draw, knowledge);
    limits = new LimitDraw(draw, knowledge);
    protection = new ProtectionDraw(draw, knowledge);
    payments = new PaymentDraw(draw, knowledge);
    casino = new CasinoDraw(draw, knowledge);
    corrections = new CorrectionDraw(draw, knowledge);
    markets = new MarketDraw(draw, knowledge, corrections);
    orders = new OrderDraw(draw, knowledge, trading);
    odds = new OddsDraw(draw, knowledge);
    bonuses = new BonusDraw(draw, knowledge, odds);
    house = new HouseDraw(draw, knowledge);
    queries = new QueryDraw(draw, knowledge);
    stories = new StoryDraw(draw, knowledge, bonuses);
    spoiler = new Spoiler(draw, messages, knowledge);
  }

  /** The next command, or now and then a query; the first one is Genesis. */
  public TimedCommand next() {
    if (!begun) {
      begun = true;
      Fields genesis = new GenesisDraw(draw).genesis(knowledge, large);
      return new TimedCommand(now, messages.encode(addressed(genesis, 0L)));
    }
    if (!knowledge.accounts.isEmpty() && draw.percent(10)) {
      return new TimedCommand(now, query());
    }
    passTime();
    boolean again = !sent.isEmpty() && draw.percent(3);
    byte[] message = again ? repeated() : made();
    if (sent.size() > REMEMBERED) {
      sent.remove(0);
    }
    sent.add(message);
    return new TimedCommand(now, message);
  }

  private byte[] query() {
    Map<String, Object> query = new LinkedHashMap<>(queries.query().map);
    query.put("gatewayId", 1L + draw.below(GenesisDraw.GATEWAYS));
    query.put("commandId", 1 + draw.upTo(1_000));
    return messages.encode(query);
  }

  /** Learns from the outcomes of the last command. */
  public void observe(List<Map<String, Object>> outcomes) {
    outcomes.forEach(knowledge::learn);
  }

  private void passTime() {
    if (wallets && draw.percent(3)) {
      now = edge();
    }
    int kind = draw.below(100);
    if (kind < 30) {
      now += draw.upTo(1_000_000);
    } else if (kind < 39) {
      now += draw.upTo(1_000_000_000);
    } else if (kind < 40) {
      now += draw.upTo(draw.percent(4) ? 40 * HOUR : 30_000_000_000L);
    } else if (kind < 45 && !knowledge.delays.isEmpty()) {
      now = Math.max(now, knowledge.delays.peek() - draw.below(2));
    } else if (kind < 46 && !knowledge.excluded.isEmpty()) {
      long end = draw.of(List.copyOf(knowledge.excluded.values()));
      now = Math.max(now, end - draw.below(2));
    } else if (kind < 47 && !knowledge.activeBonuses.isEmpty() && draw.percent(40)) {
      Map<String, Object> bonus = draw.of(List.copyOf(knowledge.activeBonuses.values()));
      long end = bonus.get("expiresAt") instanceof Long expiresAt ? expiresAt : now;
      // One that lasts for ages would bring the world to the end of time.
      now = end < now + MONTH ? Math.max(now, end - draw.below(2)) : now;
    }
    while (!knowledge.delays.isEmpty() && knowledge.delays.peek() <= now) {
      knowledge.delays.remove();
    }
  }

  /** Where a slot of a limit's window ends or a period is over, or a nanosecond before. */
  private long edge() {
    long slot = draw.of(15 * MINUTE, HOUR, 6 * HOUR, 24 * HOUR);
    long period = draw.percent(60) ? 0 : draw.of(24 * HOUR, 72 * HOUR, 168 * HOUR, 744 * HOUR);
    long end = draw.percent(70) ? now / slot * slot + slot : now;
    return Math.max(now, end + period - draw.below(2));
  }

  /** The bytes of an earlier command once more; sometimes changed under its old id. */
  private byte[] repeated() {
    byte[] message = draw.of(sent).clone();
    int change = draw.below(10);
    if (change < 2) {
      message[EDGE_TIME]++;
    } else if (change < 4) {
      message[ACTOR]++;
    }
    return message;
  }

  private byte[] made() {
    Fields fields = fields();
    now += fields.afterNs;
    Map<String, Object> command = addressed(fields, sender());
    knowledge.sent(command);
    return draw.percent(8) ? spoiler.spoil(command) : messages.encode(command);
  }

  private long sender() {
    return draw.percent(3) ? 0 : 1 + draw.below(GenesisDraw.GATEWAYS);
  }

  private Fields fields() {
    if (knowledge.accounts.isEmpty()) {
      return accounts.account();
    }
    if (knowledge.workPending ? draw.percent(40) : draw.percent(4)) {
      return Fields.of("AdvanceTime", 0);
    }
    if (!knowledge.pending.isEmpty() && draw.percent(6)) {
      return Fields.of("ApproveCommand", 0)
          .with("sequence", draw.percent(8) ? draw.upTo(500) : draw.late(knowledge.pending))
          .with("actorId", draw.actor());
    }
    if (!knowledge.halts.isEmpty() && draw.percent(12)) {
      return house.goOn();
    }
    if (!knowledge.delays.isEmpty() && draw.percent(2)) {
      return house.stopOrders();
    }
    if (draw.percent(2)) {
      return house.house(now);
    }
    if (knowledge.house == 0 && draw.percent(2)) {
      return accounts.house();
    }
    if (!knowledge.blocked.isEmpty() && draw.percent(2)) {
      return accounts.unblock();
    }
    if (!script.isEmpty() && draw.percent(35)) {
      return payments.latest(script.poll());
    }
    if (script.isEmpty() && draw.percent(8)) {
      script.addAll(draw.percent(80) ? orders.across() : orders.kept());
    }
    if (story.isEmpty() && draw.percent(generous ? 2 : 1)) {
      story.addAll(stories.story(now));
    }
    if (!story.isEmpty() && draw.percent(60)) {
      return story.poll();
    }
    if (draw.percent(betting ? 40 : generous ? 10 : 2)) {
      return odds.odds();
    }
    if (draw.percent(generous ? 25 : 1)) {
      return bonuses.bonus();
    }
    if (!bonusLife.isEmpty() && draw.percent(50)) {
      return bonusLife.poll();
    }
    if (generous && !knowledge.activeBonuses.isEmpty() && draw.percent(30)) {
      if (bonusLife.isEmpty() && draw.percent(15)) {
        bonusLife.addAll(bonuses.betAndEnd());
      }
      return draw.percent(40) ? casino.casino() : bonuses.stake();
    }
    if (corrections.isPossible() && draw.percent(3)) {
      return corrected();
    }
    if (trading && knowledge.hasOpenMarket() && draw.percent(60)) {
      return orders.order();
    }
    if (wallets && draw.percent(75)) {
      return wallet();
    }
    int kind = draw.below(100);
    if (kind < 1) {
      return protection.protection(now);
    } else if (kind < 5) {
      return accounts.account();
    } else if (kind < 7) {
      return limits.limit();
    } else if (kind < 10) {
      return accounts.session(now);
    } else if (kind < 24) {
      if (!knowledge.wins.isEmpty() && script.isEmpty() && draw.percent(6)) {
        script.addAll(payments.debt());
      }
      if (script.isEmpty() && draw.percent(2)) {
        script.addAll(payments.failures());
      }
      return payments.payment();
    } else if (kind < 46) {
      return knowledge.transactions.isEmpty() ? payments.payment() : casinoOrRepetition();
    } else if (kind < (knowledge.hasOpenMarket() ? 54 : 70)) {
      List<Fields> life = markets.market(now);
      script.addAll(life.subList(1, life.size()));
      return life.get(0);
    }
    return orders.order();
  }

  /** Of accounts, limits and payments much, and of rounds, for a world that lives of these. */
  private Fields wallet() {
    int kind = draw.below(100);
    if (kind < 6) {
      return protection.protection(now);
    } else if (kind < 12) {
      return accounts.account();
    } else if (kind < 28) {
      return limits.limit();
    } else if (kind < 36) {
      return accounts.session(now);
    } else if (kind < 68 || knowledge.transactions.isEmpty()) {
      return payments.payment();
    }
    return casinoOrRepetition();
  }

  private Fields corrected() {
    List<KnownMarket> open = knowledge.openMarkets();
    if (script.isEmpty() && !open.isEmpty() && draw.percent(40)) {
      KnownMarket market = draw.of(corrections.traded(open));
      script.addAll(orders.keptLays(market));
      script.addAll(corrections.removals(market));
      return script.poll();
    }
    if (knowledge.funds.isEmpty() || draw.percent(60)) {
      return corrections.correction();
    }
    if (script.isEmpty() && draw.percent(50)) {
      script.addAll(corrections.again());
    }
    script.addFirst(corrections.correction());
    return payments.drain();
  }

  /** A transaction id may come again: the same content, nearly the same, or after its rollback. */
  private Fields casinoOrRepetition() {
    if (fairLife.isEmpty() && draw.percent(6)) {
      fairLife.addAll(casino.fairLife());
    }
    if (!fairLife.isEmpty() && draw.percent(40)) {
      return fairLife.poll();
    }
    if (draw.percent(80)) {
      return casino.casino();
    }
    Map<String, Object> first = draw.of(knowledge.transactions);
    if (first.containsKey("referenceTransactionId")) {
      return casino.late(first);
    }
    Fields again = new Fields();
    first.forEach(again::with);
    again.map.keySet().removeAll(List.of("gatewayId", "commandId"));
    if (draw.percent(30) && again.map.containsKey("amount")) {
      again.with("amount", draw.amount());
    }
    return again;
  }

  private Map<String, Object> addressed(Fields fields, Long gateway) {
    Map<String, Object> command = new LinkedHashMap<>(fields.map);
    command.put("gatewayId", gateway);
    command.put("commandId", commandId(gateway));
    if (draw.percent(20)) {
      boolean anyKind = draw.percent(20);
      command.put(
          "actorKind",
          anyKind ? draw.of("CUSTOMER", "PROVIDER") : draw.of("OPERATOR", "REGULATOR", "SYSTEM"));
      command.put("actorId", 1L + draw.below(9));
      command.put("reasonCode", (long) draw.below(9));
    }
    if (command.get("accountId").equals(0L) && !knowledge.accounts.isEmpty() && draw.percent(5)) {
      command.put("accountId", draw.of(knowledge.accounts));
    }
    return command;
  }

  /** Mostly the next one; sometimes a hole, sometimes one that was used or left out. */
  private long commandId(Long gateway) {
    long last = lastIds.getOrDefault(gateway, 0L);
    long id =
        draw.percent(97)
            ? last + 1
            : draw.percent(50) ? last + 1 + draw.below(6) : 1 + draw.upTo(last);
    lastIds.put(gateway, Math.max(last, id));
    return id;
  }
}
