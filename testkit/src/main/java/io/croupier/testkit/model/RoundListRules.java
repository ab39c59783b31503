package io.croupier.testkit.model;

import static io.croupier.protocol.Field.roundId;
import static io.croupier.protocol.RefusalReason.ALREADY_ROLLED_BACK;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.TRANSACTION_MISMATCH;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ROUND;

import io.croupier.protocol.Field;
import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.BonusBets.Stake;
import io.croupier.testkit.model.Transaction.Key;
import io.croupier.testkit.model.Transaction.State;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists of bets, wins and ends of casino rounds: all or none. */
final class RoundListRules {
  private static final int MOST = 16;

  private final World world;
  private final Rounds rounds;
  private final RoundChecks checks;
  private final BonusBets bonusBets;

  RoundListRules(World world, Rounds rounds, RoundChecks checks, BonusBets bonusBets) {
    this.world = world;
    this.bonusBets = bonusBets;
    this.rounds = rounds;
    this.checks = checks;
  }

  /** One action of a list, told as a command of its own. */
  private final class Action {
    final Command command;
    final int number;
    final Field idField;
    final Field amountField;
    final Key key;
    final Terms terms;

    /** What it moves, from where or to where. */
    Stake parts = Stake.NOTHING;

    BigInteger contribution = BigInteger.ZERO;

    Action(Command command, int number, boolean winOfPair) {
      this.command = command;
      this.number = number;
      idField = winOfPair ? Field.winTransactionId : Field.transactionId;
      amountField = winOfPair ? Field.winAmount : Field.amount;
      key = Key.game(command, "transactionId");
      terms = Terms.round(is("DEBIT") ? "ROUND_DEBIT" : "ROUND_CREDIT", command);
    }

    boolean is(String action) {
      return command.text("action").equals(action);
    }

    boolean hasId() {
      return is("DEBIT") || is("CREDIT");
    }

    Transaction known() {
      return world.transactions.find(key);
    }

    boolean onTombstone() {
      return hasId() && world.transactions.tombstone(key) != null;
    }

    Field named(Field field) {
      return field == Field.amount ? amountField : field;
    }
  }

  void pair(Turn turn) {
    Command command = turn.command;
    Command bet = with(command, Map.of("action", "DEBIT", "roundEnded", false));
    Map<String, Object> ofWin = new HashMap<>();
    ofWin.put("action", "CREDIT");
    ofWin.put("transactionId", command.text("winTransactionId"));
    ofWin.put("amount", command.number("winAmount"));
    List<Action> actions =
        List.of(new Action(bet, 0, false), new Action(with(command, ofWin), 0, true));
    if (!refused(turn, actions, null)) {
      List<Outcome> results = apply(actions);
      turn.answer(enter(turn, actions, results, 1), command.accountId());
      event(turn, actions.get(1));
      more(turn, enter(turn, actions, results, 0));
      event(turn, actions.get(0));
    }
  }

  private static Command with(Command command, Map<String, Object> others) {
    Map<String, Object> fields = new LinkedHashMap<>(command.fields());
    fields.putAll(others);
    return new Command(command.templateId(), fields, command.content());
  }

  void list(Turn turn) {
    List<Command> rows = turn.command.rows("actions");
    boolean misplaced = !takeSeeds(turn.command, rows);
    List<Action> actions = new ArrayList<>();
    for (Command row : rows) {
      actions.add(new Action(row, actions.size() + 1, false));
    }
    boolean wrong = actions.isEmpty() || actions.size() > MOST;
    Field field = wrong ? Field.actions : misplaced ? Field.actionNumber : null;
    if (!refused(turn, wrong ? List.of() : actions, field)) {
      List<Outcome> results = apply(actions);
      Round last = world.rounds.get(Round.Key.of(actions.get(actions.size() - 1).command));
      last.describe(turn.answer("RoundChanged", turn.command.accountId()), turn.time)
          .with("fairness", world.fairness(last.key));
      for (int i = 0; i < actions.size(); i++) {
        if (actions.get(i).hasId()) {
          more(turn, enter(turn, actions, results, i));
          event(turn, actions.get(i));
        }
      }
    }
  }

  /** Puts each row of seeds beside its bet; tells whether all rows have one of their own. */
  private static boolean takeSeeds(Command list, List<Command> rows) {
    boolean all = true;
    for (Command seed : list.rows("seeds")) {
      int i = (int) seed.number("actionNumber") - 1;
      boolean known = i >= 0 && i < rows.size();
      if (known && rows.get(i).text("action").equals("DEBIT") && !rows.get(i).has("clientSeed")) {
        Map<String, Object> said =
            Map.of("clientSeed", seed.text("clientSeed"), "nonce", seed.number("nonce"));
        rows.set(i, with(rows.get(i), said));
      } else {
        all = false;
      }
    }
    return all;
  }

  private void more(Turn turn, Outcome result) {
    Account account = world.accounts.get(turn.command.accountId());
    turn.aboutAccount(result.name(), account).withAll(result.fields);
  }

  private void event(Turn turn, Action action) {
    Account account = world.accounts.get(action.terms.account());
    String code = action.terms.currency();
    BigInteger amount = Money.of(action.terms.amount());
    if (action.is("DEBIT")) {
      Events.stake(world, turn, account, code, action.parts.all(), 0);
    } else {
      Events.win(world, turn, account, code, amount, 0);
    }
  }

  /**
   * Looks at the list as a whole, and at each action.
   *
   * @param wrong what is wrong with the rows themselves, or null
   */
  private boolean refused(Turn turn, List<Action> actions, Field wrong) {
    Command command = turn.command;
    boolean bets = actions.stream().anyMatch(action -> action.is("DEBIT"));
    Refusal stranger = checks.stranger(command);
    if (stranger != null) {
      turn.refuse(stranger);
      return true;
    }
    if (repeated(turn, actions)) {
      return true;
    }
    for (Action action : actions) {
      Checks halted = new Checks();
      long game = action.command.number("gameId");
      world.rules.haltedRound(halted, command.number("providerId"), game);
      if (action.is("DEBIT") && halted.first() != null) {
        turn.refuse(halted.first());
        return true;
      }
    }
    Checks waiting = new Checks();
    checks.waiting(waiting, command);
    if (bets && waiting.first() != null) {
      turn.refuse(waiting.first());
      return true;
    }
    Checks whole = checks.common(command);
    checks.currencyKnown(whole, command);
    if (bets) {
      checks.mayBet(whole, command, turn.time);
    }
    whole.when(wrong != null, INVALID_AMOUNT, wrong);
    if (whole.first() != null) {
      refuse(turn, actions, whole.first(), 0);
      return true;
    }
    return anyRefused(turn, actions);
  }

  private void refuse(Turn turn, List<Action> actions, Refusal refusal, int number) {
    answer(turn, refusal, number);
    for (Action action : actions) {
      if (action.hasId()) {
        world.transactions.remember(turn, action.key, action.terms, refusal, number);
      }
    }
  }

  private static void answer(Turn turn, Refusal refusal, int number) {
    turn.refuse(refusal);
    turn.last().with("instruction", number);
  }

  private static void mismatch(Turn turn, Action action, Field field) {
    answer(turn, new Refusal(TRANSACTION_MISMATCH, field, 0), action.number);
  }

  /** Looks at the ids, and tells whether they have answered. */
  private boolean repeated(Turn turn, List<Action> actions) {
    List<Action> withId = actions.stream().filter(Action::hasId).toList();
    Set<Key> keys = new HashSet<>();
    for (Action action : withId) {
      Field difference = difference(action);
      if (difference != null) {
        mismatch(turn, action, action.named(difference));
        return true;
      }
      if (!keys.add(action.key)) {
        mismatch(turn, action, action.idField);
        return true;
      }
    }
    List<Action> known =
        withId.stream().filter(a -> a.known() != null && !a.onTombstone()).toList();
    List<Action> refused = known.stream().filter(a -> a.known().state == State.REFUSED).toList();
    long tombstones = withId.stream().filter(Action::onTombstone).count();
    if (known.isEmpty()) {
      return false;
    }
    if (refused.isEmpty() && known.size() == withId.size()) {
      Action undone =
          actions.stream().filter(a -> isOpenEnd(a, turn.time)).findFirst().orElse(null);
      if (undone == null) {
        repeat(turn, actions);
      } else {
        mismatch(turn, undone, roundId);
      }
    } else if (refused.size() == known.size() && refused.size() + tombstones == withId.size()) {
      world.transactions.repeat(turn, refused.get(0).known());
    } else {
      mismatch(turn, known.get(0), known.get(0).idField);
    }
    return true;
  }

  /** Whether it is the end of a round that is open: it was not done yet. */
  private boolean isOpenEnd(Action action, long now) {
    Round round = world.rounds.get(Round.Key.of(action.command));
    return action.is("END") && round != null && round.isOpen(now);
  }

  private static Field difference(Action action) {
    Transaction known = action.known();
    if (known == null) {
      return null;
    }
    if (action.onTombstone()) {
      return known.terms.account() == action.terms.account() ? null : Field.accountId;
    }
    return known.terms.difference(action.terms);
  }

  private void repeat(Turn turn, List<Action> actions) {
    long id = turn.command.accountId();
    if (turn.command.name().equals("DebitCreditRound")) {
      turn.answer(actions.get(1).known().result, id);
      more(turn, actions.get(0).known().result);
      return;
    }
    Command last = actions.get(actions.size() - 1).command;
    Round.Key key = Round.Key.of(last);
    Round round = world.rounds.get(key);
    if (round == null) {
      round = new Round(key, last.text("currency"), 0, 0);
      round.state = Round.State.CLOSED;
    }
    round
        .describe(turn.answer("RoundChanged", id), turn.time)
        .with("fairness", world.fairness(key));
    actions.stream().filter(Action::hasId).forEach(action -> more(turn, action.known().result));
  }

  /** Judges each action with copies of the rounds, as those before have left them. */
  private boolean anyRefused(Turn turn, List<Action> actions) {
    Map<Round.Key, Round> copies = new HashMap<>();
    Stake staked = Stake.NOTHING;
    BigInteger won = BigInteger.ZERO;
    long places = rounds.places();
    for (Action action : actions) {
      Round.Key key = Round.Key.of(action.command);
      if (!copies.containsKey(key) && world.rounds.containsKey(key)) {
        copies.put(key, world.rounds.get(key).copy());
      }
      Round round = copies.get(key);
      Checks all = new Checks();
      boolean stands = !action.onTombstone();
      all.when(!stands, ALREADY_ROLLED_BACK, action.idField);
      if (action.is("DEBIT")) {
        checks.bet(all, action.command, round, true, staked);
        all.when(round == null && places == 0, CAPACITY);
      } else if (action.is("CREDIT")) {
        checks.win(all, action.command, round, true, won);
        all.when(round == null && places == 0, CAPACITY);
      } else if (action.is("END")) {
        all.when(round == null, UNKNOWN_ROUND, roundId)
            .when(round != null && !round.isOpen(turn.time), NO_CHANGE);
      } else {
        all = new Checks().when(true, INVALID_AMOUNT, Field.action);
      }
      Refusal refusal = all.first();
      if (refusal != null) {
        Field named = action.named(refusal.field());
        refuse(
            turn, actions, new Refusal(refusal.reason(), named, refusal.concerns()), action.number);
        return true;
      }
      Round copied = round;
      if (round == null) {
        places--;
        round = new Round(key, action.terms.currency(), 0, turn.time);
        copies.put(key, round);
      }
      BigInteger amount = Money.of(action.terms.amount());
      if (action.is("DEBIT")) {
        action.parts = bonusBets.stake(action.command, copied, staked);
        staked = staked.plus(action.parts);
        round.held = round.held.add(action.parts.all());
        round.jackpot = round.jackpot.add(Money.of(action.terms.jackpot()));
        round.bets++;
        if (action.parts.bonus() != null) {
          round.bonus = action.parts.bonus();
          round.bonusBets++;
        }
        round.hasBet = true;
        round.lastBet = turn.time;
      } else if (action.is("CREDIT")) {
        won = won.add(amount);
        round.wins++;
        round.endsWithBet |= ends(action);
      }
      if (action.is("END") || round.hasBet && (ends(action) || round.endsWithBet)) {
        round.state = Round.State.CLOSED;
      }
    }
    return false;
  }

  private static boolean ends(Action action) {
    boolean lost = action.is("CREDIT") && action.terms.amount() == 0;
    return lost || action.command.isTrue("roundEnded");
  }

  /** Does all of them; the results are as they are after the last. */
  private List<Outcome> apply(List<Action> actions) {
    for (Action action : actions) {
      Round.Key key = Round.Key.of(action.command);
      Round round = world.rounds.get(key);
      if (round == null) {
        round = rounds.open(key, action.terms.currency());
      }
      BigInteger amount = Money.of(action.terms.amount());
      if (action.is("DEBIT")) {
        BigInteger jackpot = Money.of(action.terms.jackpot());
        action.contribution =
            rounds.bet(action.command, round, action.parts, jackpot, true, ends(action));
      } else if (action.is("CREDIT")) {
        action.parts = rounds.win(round, amount, ends(action));
        action.contribution = action.parts.counted();
      } else {
        rounds.close(round);
      }
    }
    return actions.stream().map(this::result).toList();
  }

  private Outcome result(Action action) {
    Command command = action.command;
    Round round = world.rounds.get(Round.Key.of(command));
    BigInteger cash = world.ledger.of(Kind.CASH, command.accountId(), command.text("currency"));
    BigInteger bonus = world.ledger.of(Kind.BONUS, command.accountId(), command.text("currency"));
    boolean bet = action.is("DEBIT");
    Outcome result = new Outcome(bet ? "RoundDebited" : "RoundCredited");
    if (!bet) {
      result.with("housePart", Money.of(action.terms.amount()).subtract(action.parts.all()));
    }
    boolean free = bet && action.parts.isFree();
    return result
        .with("transactionId", command.text("transactionId"))
        .with("roundId", command.text("roundId"))
        .with("amount", command.number("amount"))
        .with("cashPart", action.parts.cash())
        .with("bonusPart", action.parts.part())
        .with("ofBonus", Bonus.idOf(action.parts.bonus()))
        .with("contribution", free ? BigInteger.ZERO : action.contribution)
        .with("cash", cash)
        .with("bonus", bonus)
        .with("providerId", command.number("providerId"))
        .with("currency", command.text("currency"))
        .with("roundState", round.state(world.turn.time));
  }

  private Outcome enter(Turn turn, List<Action> actions, List<Outcome> results, int i) {
    Action action = actions.get(i);
    Transaction booked =
        world.transactions.enter(turn, action.key, action.terms, State.BOOKED, results.get(i));
    booked.part = action.parts.cash();
    booked.bonusPart = action.parts.part();
    booked.bonus = action.parts.bonus();
    booked.contribution = action.contribution;
    booked.round = world.rounds.get(Round.Key.of(action.command));
    return results.get(i);
  }
}
