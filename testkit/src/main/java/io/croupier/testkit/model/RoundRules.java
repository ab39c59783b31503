package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.Field.providerId;
import static io.croupier.protocol.Field.roundId;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_PROVIDER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ROUND;

import io.croupier.protocol.Field;
import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.BonusBets.Stake;
import io.croupier.testkit.model.Transaction.Key;
import io.croupier.testkit.model.Transaction.State;
import java.math.BigInteger;

/** Casino rounds: providers, bets, wins, awards, ends. */
final class RoundRules {
  private final World world;
  private final Rounds rounds;
  private final RoundChecks checks;
  private final BonusBets bonusBets;

  RoundRules(World world, Rounds rounds, RoundChecks checks, BonusBets bonusBets) {
    this.world = world;
    this.bonusBets = bonusBets;
    this.rounds = rounds;
    this.checks = checks;
  }

  void registerProvider(Turn turn) {
    long id = turn.command.number("providerId");
    boolean full = world.providers.size() >= world.limits.providers();
    Refusal refusal =
        new Checks()
            .when(id < 1, INVALID_AMOUNT, providerId)
            .unknown(turn.command, "test", none)
            .unknown(turn.command, "earlyWins", none)
            .when(world.providers.contains(id), NO_CHANGE)
            .when(full, CAPACITY)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    world.providers.add(id);
    boolean test = turn.command.isTrue("test");
    if (test) {
      world.rules.testProviders.add(id);
    }
    boolean earlyWins = turn.command.isTrue("earlyWins");
    if (earlyWins) {
      world.rules.earlyWins.add(id);
    }
    turn.answer("ProviderRegistered", 0)
        .with("providerId", id)
        .with("test", test)
        .with("earlyWins", earlyWins);
  }

  void debit(Turn turn) {
    Command command = turn.command;
    Key key = Key.game(command, "transactionId");
    Terms terms = Terms.round("ROUND_DEBIT", command);
    Refusal stranger = checks.stranger(command);
    if (stranger != null) {
      turn.refuse(stranger);
      return;
    }
    if (world.transactions.answered(turn, key, terms)) {
      return;
    }
    Checks halted = new Checks();
    world.rules.haltedRound(halted, command.number("providerId"), command.number("gameId"));
    checks.waiting(halted, command);
    if (halted.first() != null) {
      turn.refuse(halted.first());
      return;
    }
    boolean stands = world.transactions.tombstone(key) == null;
    Round round = world.rounds.get(Round.Key.of(command));
    Checks all = checks.common(command);
    checks.mayBet(all, command, turn.time);
    checks.currencyKnown(all, command);
    checks.bet(all, command, round, stands, Stake.NOTHING);
    all.when(round == null && !rounds.hasPlace(), CAPACITY);
    if (all.first() != null) {
      world.transactions.refuse(turn, key, terms, all.first());
      return;
    }
    if (round == null) {
      round = rounds.open(Round.Key.of(command), terms.currency());
    }
    Stake stake = stands ? bonusBets.stake(command, round, Stake.NOTHING) : Stake.NOTHING;
    BigInteger jackpot = Money.of(terms.jackpot());
    boolean ended = command.isTrue("roundEnded");
    BigInteger contribution = rounds.bet(command, round, stake, jackpot, stands, ended);
    Outcome result =
        result("RoundDebited", command, stake, round)
            .with("contribution", stake.isFree() ? BigInteger.ZERO : contribution);
    book(turn, key, terms, round, stake, result).contribution = contribution;
    Account account = world.accounts.get(terms.account());
    Events.stake(world, turn, account, terms.currency(), stake.all(), 0);
  }

  void credit(Turn turn) {
    Command command = turn.command;
    Key key = Key.game(command, "transactionId");
    Terms terms = Terms.round("ROUND_CREDIT", command);
    Refusal stranger = checks.stranger(command);
    if (stranger != null) {
      turn.refuse(stranger);
      return;
    }
    if (world.transactions.answered(turn, key, terms)) {
      return;
    }
    boolean stands = world.transactions.tombstone(key) == null;
    Round round = world.rounds.get(Round.Key.of(command));
    Checks all = checks.common(command);
    checks.currencyKnown(all, command);
    checks.win(all, command, round, stands, BigInteger.ZERO);
    all.when(stands && round == null && !rounds.hasPlace(), CAPACITY);
    if (all.first() != null) {
      world.transactions.refuse(turn, key, terms, all.first());
      return;
    }
    BigInteger amount = Money.of(stands ? terms.amount() : 0);
    Stake parts = Stake.NOTHING;
    if (stands) {
      if (round == null) {
        round = rounds.open(Round.Key.of(command), terms.currency());
      }
      parts = rounds.win(round, amount, command.isTrue("roundEnded") || terms.amount() == 0);
    }
    Outcome result =
        result("RoundCredited", command, parts, round)
            .with("housePart", amount.subtract(parts.all()))
            .with("contribution", parts.counted());
    book(turn, key, terms, round, parts, result);
    Account account = world.accounts.get(terms.account());
    Events.win(world, turn, account, terms.currency(), amount, 0);
  }

  void award(Turn turn) {
    Command command = turn.command;
    Key key = Key.game(command, "transactionId");
    Terms terms = Terms.award(command);
    Refusal stranger = checks.stranger(command);
    if (stranger != null) {
      turn.refuse(stranger);
      return;
    }
    if (world.transactions.answered(turn, key, terms)) {
      return;
    }
    boolean stands = world.transactions.tombstone(key) == null;
    long id = command.accountId();
    long provider = command.number("providerId");
    String code = terms.currency();
    String kind = command.text("awardKind");
    boolean noJackpot = kind.equals("JACKPOT") && world.rules.testProviders.contains(provider);
    BigInteger jackpot = Money.of(terms.jackpot());
    BigInteger prize = Money.of(terms.amount()).subtract(jackpot);
    BigInteger there = world.ledger.of(Kind.JACKPOT, 0, code);
    boolean overflow =
        world.ledger.overflows(Kind.CASH, id, code, Money.of(terms.amount()))
            || world.ledger.overflows(Kind.PROVIDER_CLEARING, provider, code, prize.negate());
    Checks all = checks.common(command);
    checks.currencyKnown(all, command);
    all.amount(terms.amount(), 1, Field.amount)
        .when(kind.isEmpty() || noJackpot, INVALID_AMOUNT, Field.awardKind)
        .when(stands && overflow, OVERFLOW, Field.amount)
        .when(
            stands && jackpot.compareTo(there) > 0,
            INSUFFICIENT_FUNDS,
            Field.amount,
            there.longValueExact());
    if (all.first() != null) {
      world.transactions.refuse(turn, key, terms, all.first());
      return;
    }
    BigInteger amount = Money.of(stands ? terms.amount() : 0);
    Account account = world.accounts.get(id);
    if (stands) {
      Balance cash = new Balance(Kind.CASH, id, code);
      world.ledger.move(new Balance(Kind.JACKPOT, 0, code), cash, jackpot);
      world.ledger.move(new Balance(Kind.PROVIDER_CLEARING, provider, code), cash, prize);
      account.happenings.paid(code, amount);
    }
    Round round = world.rounds.get(Round.Key.of(command));
    Stake parts = new Stake(null, amount, BigInteger.ZERO);
    book(turn, key, terms, null, parts, result("RoundCredited", command, parts, round));
    Events.win(world, turn, account, code, amount, 0);
  }

  void endRound(Turn turn) {
    Command command = turn.command;
    long id = command.accountId();
    long provider = command.number("providerId");
    Round round = world.rounds.get(Round.Key.of(command));
    Refusal refusal =
        new Checks()
            .when(!world.accounts.containsKey(id), UNKNOWN_ACCOUNT, accountId, id)
            .when(!world.providers.contains(provider), UNKNOWN_PROVIDER, providerId, provider)
            .when(round == null, UNKNOWN_ROUND, roundId)
            .when(round != null && !round.isOpen(turn.time), NO_CHANGE)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    rounds.close(round);
    round
        .describe(turn.answer("RoundChanged", id), turn.time)
        .with("fairness", world.fairness(round.key));
  }

  private Transaction book(
      Turn turn, Key key, Terms terms, Round round, Stake parts, Outcome result) {
    Transaction tombstone = world.transactions.tombstone(key);
    if (tombstone != null) {
      world.transactions.cancel(turn, tombstone, terms, round, result);
      return tombstone;
    }
    Transaction booked = world.transactions.book(turn, key, terms, State.BOOKED, result);
    booked.part = parts.cash();
    booked.bonusPart = parts.part();
    booked.bonus = parts.bonus();
    booked.contribution = parts.counted();
    booked.round = round;
    return booked;
  }

  private Outcome result(String name, Command command, Stake parts, Round round) {
    BigInteger bonus = world.ledger.of(Kind.BONUS, command.accountId(), command.text("currency"));
    BigInteger cash = world.ledger.of(Kind.CASH, command.accountId(), command.text("currency"));
    return new Outcome(name)
        .with("transactionId", command.text("transactionId"))
        .with("roundId", command.text("roundId"))
        .with("amount", command.number("amount"))
        .with("cashPart", parts.cash())
        .with("bonusPart", parts.part())
        .with("ofBonus", Bonus.idOf(parts.bonus()))
        .with("cash", cash)
        .with("bonus", bonus)
        .with("providerId", command.number("providerId"))
        .with("currency", command.text("currency"))
        .with("roundState", Round.stateOf(round, world.turn.time));
  }
}
