package io.croupier.testkit.model;

import static io.croupier.protocol.Field.actorKind;
import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Predicts every outcome of every command, and the answer to every query, by {@code docs/rules.md}.
 *
 * <p>Outcomes are maps of fields in the form of {@code io.croupier.protocol.schema}; a number that
 * is the schema's null may be there as 0.
 */
public final class Model {
  private final IdSource ids;
  private final Versions known;
  private final Map<Integer, Long> gatewaySequences = new HashMap<>();
  private World world;
  private Rules rules;
  private long time;
  private long sequence;

  public Model(IdSource ids) {
    this(ids, Versions.OF_THIS_RELEASE);
  }

  /** The same for software that knows these versions. */
  public Model(IdSource ids, Versions known) {
    this.ids = ids;
    this.known = known;
  }

  /** Applies a command and gives all its outcomes, timers' first. */
  public List<Map<String, Object>> apply(long commandSequence, long now, Command command) {
    sequence = commandSequence;
    Turn turn = new Turn(command, commandSequence, time, gatewaySequences);
    if (world == null) {
      turn.time = now;
      begin(turn);
    } else {
      world.turn = turn;
      world.feed.begin(world);
      Limits limits = world.limits;
      world.timers.fire(
          turn, now, limits.workPerCommand(), limits.matchesPerCommand(), rules::goOn);
      take(turn);
      rules.goOn(turn);
      Events.debts(world, turn);
      rules.followClosing(turn);
      world.feed.tell(turn);
    }
    time = now;
    return turn.finish();
  }

  private void begin(Turn turn) {
    if (!turn.command.name().equals("Genesis")) {
      throw new IllegalArgumentException("The first command must be Genesis.");
    }
    world = new World(Limits.of(turn.command), ids, known);
    rules = new Rules(world);
    turn.answer("GenesisApplied", 0).with("behaviourVersion", world.versions.behaviour());
    remember(turn);
  }

  private void take(Turn turn) {
    if (turn.sender != 0 && world.windows.answered(turn)) {
      return;
    }
    rules.hear(turn);
    if (!Permissions.allow(turn.command)) {
      turn.refuse(new Refusal(NOT_PERMITTED, actorKind, 0));
    } else if (turn.command.name().equals("Genesis")) {
      turn.refuse(new Refusal(INVALID_TRANSITION, none, 0));
    } else {
      rules.apply(turn);
    }
    remember(turn);
  }

  private void remember(Turn turn) {
    if (turn.sender != 0) {
      world.windows.enter(turn);
    }
  }

  /** Answers a query; changes nothing. */
  public List<Map<String, Object>> ask(Command query) {
    Turn turn = new Turn(query, sequence, time, null);
    world.turn = turn;
    rules.ask(turn);
    return turn.finish();
  }

  /** What all balances of each currency add up to. */
  public SortedMap<String, BigInteger> sums() {
    SortedMap<String, BigInteger> sums = new TreeMap<>();
    if (world != null) {
      world
          .ledger
          .all()
          .forEach((balance, amount) -> sums.merge(balance.currency(), amount, BigInteger::add));
    }
    return sums;
  }

  /** All balances that are not zero, by {@link #balanceName}. */
  public SortedMap<String, BigInteger> balances() {
    SortedMap<String, BigInteger> named = new TreeMap<>();
    if (world != null) {
      world
          .ledger
          .all()
          .forEach(
              (balance, amount) -> {
                if (amount.signum() != 0) {
                  named.put(
                      balanceName(balance.kind().name(), balance.owner(), balance.currency()),
                      amount);
                }
              });
    }
    return named;
  }

  /** What must always hold of bonuses and does not, or null. */
  public String brokenBonus() {
    return world == null ? null : rules.brokenBonus();
  }

  /** One name for a balance. */
  public static String balanceName(String kind, long owner, String currency) {
    return kind + " " + owner + " " + currency;
  }
}
