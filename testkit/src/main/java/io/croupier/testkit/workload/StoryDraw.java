package io.croupier.testkit.workload;

import io.croupier.testkit.workload.Knowledge.KnownMarket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Draws short stories: commands of which the order, or the time that passes between, is what
 * matters, and which chance alone would seldom bring together. Others come between.
 */
final class StoryDraw {
  private static final long SECOND = 1_000_000_000L;

  /** In seconds. */
  private static final int LONG_PAUSE = 60;

  private static final long HIGH_LIMIT = 10_000_000;

  private final Draw draw;
  private final Knowledge knowledge;
  private final BonusDraw bonuses;

  StoryDraw(Draw draw, Knowledge knowledge, BonusDraw bonuses) {
    this.draw = draw;
    this.knowledge = knowledge;
    this.bonuses = bonuses;
  }

  /** A story for what is known at this time; none where that is not enough. */
  List<Fields> story(long now) {
    return switch (draw.below(7)) {
      case 0 -> earlyWin();
      case 1 -> listOfWhatIsBooked();
      case 2 -> freeWins();
      case 3 -> queuedTurn();
      case 4 -> lateRound(now);
      case 5 -> lateRequests();
      default -> lateClose(now);
    };
  }

  /** A win that overtakes its bet and says that it is the last is undone before the bet comes. */
  private List<Fields> earlyWin() {
    if (knowledge.realProviders.isEmpty()) {
      return List.of();
    }
    Fields bet = bet(draw.bettor(knowledge, null));
    Fields win = win(bet).with("roundEnded", draw.percent(80));
    List<Fields> story = new ArrayList<>(List.of(win, bonuses.undo(win), bet, win(bet)));
    if (draw.percent(50)) {
      story.add(2, win(bet));
    }
    return story;
  }

  /** What was booked one by one comes again as a list, mostly with an end that was not. */
  private List<Fields> listOfWhatIsBooked() {
    if (knowledge.realProviders.isEmpty()) {
      return List.of();
    }
    Fields bet = bet(draw.bettor(knowledge, null));
    Fields win = win(bet).with("roundEnded", draw.percent(20));
    List<Object> actions = new ArrayList<>(List.of(action("DEBIT", bet), action("CREDIT", win)));
    if (draw.percent(80)) {
      Fields end = win(bet).with("amount", 0);
      actions.add(action("END", end));
    }
    Fields list = Fields.of("ApplyRounds", (Long) bet.map.get("accountId"));
    for (String field : List.of("providerId", "currency")) {
      list.with(field, bet.map.get(field));
    }
    return List.of(bet, win, list.with("actions", actions).with("seeds", List.of()));
  }

  /** Wins of free bets, undone in any order: what each brings depends on the others. */
  private List<Fields> freeWins() {
    List<Map<String, Object>> free =
        knowledge.activeBonuses.values().stream()
            .filter(bonus -> bonus.containsKey("rounds"))
            .toList();
    if (free.isEmpty() || knowledge.realProviders.isEmpty()) {
      return List.of();
    }
    Map<String, Object> bonus = draw.late(free);
    Fields bet =
        bonuses
            .bet(bonus)
            .with("freeRound", bonus.get("bonusId"))
            .with("amount", BonusDraw.number(bonus, "amount"))
            .with("roundEnded", false);
    List<Fields> wins = new ArrayList<>();
    for (int i = draw.between(2, 4); i > 0; i--) {
      wins.add(win(bet).with("amount", 1 + draw.upTo(1_500)));
    }
    List<Fields> undone = new ArrayList<>();
    wins.stream().filter(win -> draw.percent(70)).forEach(win -> undone.add(bonuses.undo(win)));
    for (int i = undone.size() - 1; i > 0; i--) {
      Collections.swap(undone, i, draw.below(i + 1));
    }
    List<Fields> story = new ArrayList<>(List.of(bet));
    story.addAll(wins);
    story.addAll(undone);
    story.add(win(bet));
    return story;
  }

  /** A bonus ends while its customer may not bet, so the next one cannot have its turn. */
  private List<Fields> queuedTurn() {
    if (knowledge.activeBonuses.isEmpty()) {
      return List.of();
    }
    Map<String, Object> active = draw.late(List.copyOf(knowledge.activeBonuses.values()));
    long account = (Long) active.get("accountId");
    boolean queued =
        knowledge.queuedBonuses.values().stream()
            .anyMatch(bonus -> bonus.get("accountId").equals(account));
    if (!queued) {
      return List.of(bonuses.grant(account), bonuses.grant(account));
    }
    Fields end =
        Fields.of(draw.of("ForfeitBonus", "CancelBonus"), 0).with("bonusId", active.get("bonusId"));
    Fields bet = bonuses.bet(active).with("amount", draw.amount());
    return List.of(
        Fields.of("LockAccount", account), end, Fields.of("UnlockAccount", account), bet);
  }

  /** All that a bonus wants is staked in a round that nobody ends, and wins; then both are over. */
  private List<Fields> lateRound(long now) {
    List<Map<String, Object>> wanting =
        knowledge.activeBonuses.values().stream()
            .filter(bonus -> BonusDraw.number(bonus, "requirement") > 0)
            .toList();
    if (wanting.isEmpty() || knowledge.realProviders.isEmpty()) {
      return List.of();
    }
    Map<String, Object> bonus = draw.late(wanting);
    long money = BonusDraw.number(bonus, "cash") + BonusDraw.number(bonus, "bonusMoney");
    long wanted = Math.min(BonusDraw.number(bonus, "requirement"), money);
    List<Fields> story = new ArrayList<>(draw.percent(50) ? crowd() : List.of());
    Fields bet = bonuses.bet(bonus).with("amount", Math.max(1, wanted)).with("roundEnded", false);
    story.add(bet);
    if (draw.percent(80)) {
      story.add(win(bet));
    }
    long left = Math.max(0, BonusDraw.number(bonus, "expiresAt") - now) / SECOND;
    long pause = left > LONG_PAUSE || draw.percent(20) ? draw.between(5, LONG_PAUSE) : left + 1;
    story.add(Fields.of("AdvanceTime", 0).after(pause));
    return story;
  }

  /** Requests of deposits whose time is over, and a limit that they would fill. */
  private List<Fields> lateRequests() {
    long account = draw.bettor(knowledge, null);
    String currency = draw.currency(knowledge, account);
    List<Fields> story = new ArrayList<>(crowd());
    story.add(
        Fields.of("SetLimit", account)
            .with("limitKind", "DEPOSIT")
            .with("period", draw.of("DAY", "WEEK", "MONTH"))
            .with("setBy", draw.of("CUSTOMER", "OPERATOR"))
            .with("currency", currency)
            .with("amount", HIGH_LIMIT));
    story.add(request(account, currency));
    story.add(request(account, currency));
    Fields money =
        request(account, currency).with("command", "Deposit").with("transactionId", draw.id128());
    story.add((draw.percent(50) ? request(account, currency) : money).after(draw.between(15, 30)));
    story.add(request(account, currency));
    return story;
  }

  private Fields request(long account, String currency) {
    return Fields.of("RequestDeposit", account)
        .with("amount", HIGH_LIMIT / draw.between(2, 4))
        .with("paymentProviderId", draw.below(3))
        .with("currency", currency);
  }

  /** A market's closeAt comes while other timers wait; then it is changed, or played in. */
  private List<Fields> lateClose(long now) {
    List<KnownMarket> open = knowledge.openMarkets();
    if (open.isEmpty()) {
      return List.of();
    }
    KnownMarket market = draw.late(open);
    List<Fields> story = new ArrayList<>(crowd());
    story.add(about("ChangeMarket", market).with("closeAt", now + 10 * SECOND));
    Fields change = about("ChangeMarket", market).with("closeAt", now + 90 * SECOND);
    Fields other = about(draw.of("TurnInPlay", "ReconcileStartingPrice"), market);
    story.add((draw.percent(60) ? change : other).after(draw.between(8, 20)));
    return story;
  }

  /** Heartbeats that end soon: where little is done for a command, what ends later waits. */
  private List<Fields> crowd() {
    List<Fields> crowd = new ArrayList<>();
    for (long account : knowledge.openAccounts) {
      if (crowd.size() < 8) {
        crowd.add(Fields.of("SetHeartbeat", account).with("seconds", 1));
      }
    }
    return crowd;
  }

  private Fields bet(long account) {
    Map<String, Object> of =
        Map.of("accountId", account, "currency", draw.currency(knowledge, account));
    return bonuses.bet(of).with("amount", 1 + draw.upTo(500)).with("roundEnded", false);
  }

  /** A win in the round of a bet. */
  private Fields win(Fields bet) {
    Fields win = Fields.of("CreditRound", (Long) bet.map.get("accountId"));
    for (String field : List.of("roundId", "gameId", "providerId", "currency")) {
      win.with(field, bet.map.get(field));
    }
    return win.with("transactionId", draw.id128())
        .with("amount", 1 + draw.upTo(500))
        .with("roundEnded", false);
  }

  private static Map<String, Object> action(String action, Fields of) {
    Fields fields = new Fields().with("action", action).with("jackpotContribution", 0);
    for (String field : List.of("transactionId", "roundId", "amount", "gameId", "roundEnded")) {
      fields.with(field, of.map.get(field));
    }
    return fields.map;
  }

  private static Fields about(String command, KnownMarket market) {
    return Fields.of(command, 0).with("marketId", market.id());
  }
}
