package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.currency;
import static io.croupier.protocol.Field.gameId;
import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.Field.providerId;
import static io.croupier.protocol.Field.roundId;
import static io.croupier.protocol.Field.sessionId;
import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_DORMANT;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.ALREADY_ROLLED_BACK;
import static io.croupier.protocol.RefusalReason.BET_OFF;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.ROUND_CLOSED;
import static io.croupier.protocol.RefusalReason.SESSION_EXPIRED;
import static io.croupier.protocol.RefusalReason.STAKE_CAP;
import static io.croupier.protocol.RefusalReason.TRANSACTION_NOT_FOUND;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_GAME;
import static io.croupier.protocol.RefusalReason.UNKNOWN_PROVIDER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ROUND;
import static io.croupier.protocol.RefusalReason.UNKNOWN_SESSION;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;

import io.croupier.protocol.Field;
import io.croupier.testkit.model.Account.Status;
import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.Transaction.Key;
import io.croupier.testkit.model.Transaction.State;
import java.math.BigInteger;

/** Casino rounds: providers, bets, wins, ends. */
final class RoundRules {
  private final World world;
  private final Rounds rounds;
  private final SeedRules seeds;

  RoundRules(World world, Rounds rounds, SeedRules seeds) {
    this.world = world;
    this.rounds = rounds;
    this.seeds = seeds;
  }

  void registerProvider(Turn turn) {
    long id = turn.command.number("providerId");
    boolean full = world.providers.size() >= world.limits.providers();
    Refusal refusal =
        new Checks()
            .when(id < 1, INVALID_AMOUNT, providerId)
            .unknown(turn.command, "test", none)
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
    turn.answer("ProviderRegistered", 0).with("providerId", id).with("test", test);
  }

  void debit(Turn turn) {
    Command command = turn.command;
    Key key = Key.game(command, "transactionId");
    Terms terms = Terms.round("ROUND_DEBIT", command);
    Refusal stranger = stranger(command);
    if (stranger != null) {
      turn.refuse(stranger);
      return;
    }
    if (world.transactions.answered(turn, key, terms)) {
      return;
    }
    Checks halted = new Checks();
    world.rules.haltedRound(halted, command.number("providerId"), command.number("gameId"));
    if (halted.first() != null) {
      turn.refuse(halted.first());
      return;
    }
    Transaction tombstone = world.transactions.tombstone(key);
    Round round = world.rounds.get(Round.Key.of(command));
    Refusal refusal = debitRefusal(turn, round, tombstone != null);
    if (refusal != null) {
      world.transactions.refuse(turn, key, terms, refusal);
      return;
    }
    if (round == null) {
      round = rounds.open(Round.Key.of(command), terms.currency());
    }
    seeds.take(command);
    BigInteger amount = Money.of(tombstone == null ? terms.amount() : 0);
    if (tombstone == null) {
      rounds.bet(round, amount);
    }
    if (command.isTrue("roundEnded")) {
      rounds.close(round);
    }
    book(turn, key, terms, round, amount, result("RoundDebited", command, amount, round));
    Account account = world.accounts.get(terms.account());
    Events.stake(world, turn, account, terms.currency(), amount, 0);
  }

  /** Only TEST accounts play with test providers, and they with no others. */
  private Refusal stranger(Command command) {
    long provider = command.number("providerId");
    Account account = world.accounts.get(command.accountId());
    if (!world.providers.contains(provider)) {
      return null;
    }
    return House.notPermitted(account, world.rules.testProviders.contains(provider)).first();
  }

  private Refusal debitRefusal(Turn turn, Round round, boolean cancelled) {
    Command command = turn.command;
    long id = command.accountId();
    long session = command.number("sessionId");
    String code = command.text("currency");
    Account account = world.accounts.get(id);
    boolean dormant = account != null && account.status == Status.DORMANT;
    Session known = world.sessions.get(session);
    BigInteger amount = Money.of(command.number("amount"));
    BigInteger cash = world.ledger.of(Kind.CASH, id, code);
    BigInteger held = round == null ? BigInteger.ZERO : round.held;
    boolean foreign = known != null && known.account != account;
    long provider = command.number("providerId");
    long game = command.number("gameId");
    BigInteger cap = account == null ? null : world.rules.stakeCap(account, provider, game, code);
    boolean overCap = !cancelled && cap != null && held.add(amount).compareTo(cap) > 0;
    Checks checks = common(command, account);
    world.rules.notVerified(checks, account, "verifyBets");
    checks.amount(command.number("amount"), 1, Field.amount);
    seeds.judge(checks, command);
    if (account != null && !cancelled) {
      new Allowance(world, account, code)
          .bet(amount, Field.amount)
          .forEach(no -> checks.when(true, no.reason(), no.field(), no.concerns()));
    }
    return checks
        .when(world.rules.isUnknownGame(provider, game), UNKNOWN_GAME, gameId, game)
        .when(overCap, STAKE_CAP, Field.amount, overCap ? cap.longValueExact() : 0)
        .when(session != 0 && known == null, UNKNOWN_SESSION, sessionId, session)
        .when(foreign, NOT_OWNER, sessionId, session)
        .when(account != null && !account.isOpen(), ACCOUNT_CLOSED, accountId, id)
        .when(dormant, ACCOUNT_DORMANT, accountId, id)
        .when(account != null && account.locked, ACCOUNT_LOCKED, accountId, id)
        .when(
            account != null && account.exclusion.isInForce(turn.time),
            account == null ? ACCOUNT_LOCKED : account.exclusion.reason(),
            accountId,
            id)
        .when(account != null && (!account.bet || account.isHouse), BET_OFF, accountId, id)
        .when(known != null && known.over(turn.time), SESSION_EXPIRED, sessionId, session)
        .unknown(command, "roundEnded", none)
        .when(round != null && !round.currency.equals(code), CURRENCY_MISMATCH, currency)
        .when(!cancelled && providerOverflows(command, held.add(amount)), OVERFLOW, Field.amount)
        .when(round != null && round.closed, ROUND_CLOSED, roundId)
        .when(
            !cancelled && amount.compareTo(cash) > 0,
            INSUFFICIENT_FUNDS,
            Field.amount,
            cash.longValueExact())
        .when(round == null && !rounds.hasPlace(), CAPACITY)
        .first();
  }

  void credit(Turn turn) {
    Command command = turn.command;
    Key key = Key.game(command, "transactionId");
    Terms terms = Terms.round("ROUND_CREDIT", command);
    if (world.transactions.answered(turn, key, terms)) {
      return;
    }
    Transaction tombstone = world.transactions.tombstone(key);
    Round round = world.rounds.get(Round.Key.of(command));
    Refusal refusal = creditRefusal(command, round, tombstone != null);
    if (refusal != null) {
      world.transactions.refuse(turn, key, terms, refusal);
      return;
    }
    BigInteger amount = Money.of(tombstone == null ? terms.amount() : 0);
    if (tombstone == null) {
      rounds.win(round, amount);
      if (command.isTrue("roundEnded") || terms.amount() == 0) {
        rounds.close(round);
      }
    }
    book(turn, key, terms, round, amount, result("RoundCredited", command, amount, round));
    Account account = world.accounts.get(terms.account());
    Events.win(world, turn, account, terms.currency(), amount, 0);
  }

  private Refusal creditRefusal(Command command, Round round, boolean cancelled) {
    long id = command.accountId();
    String code = command.text("currency");
    BigInteger amount = Money.of(command.number("amount"));
    boolean overflow =
        world.ledger.overflows(Kind.CASH, id, code, amount)
            || providerOverflows(command, amount.negate());
    Checks checks =
        common(command, world.accounts.get(id))
            .amount(command.number("amount"), 0, Field.amount)
            .unknown(command, "roundEnded", none);
    if (cancelled) {
      return checks.first();
    }
    return checks
        .when(round == null, TRANSACTION_NOT_FOUND, roundId)
        .when(overflow, OVERFLOW, Field.amount)
        .when(round != null && !round.currency.equals(code), CURRENCY_MISMATCH, currency)
        .when(round != null && round.bets == 0, ALREADY_ROLLED_BACK, roundId)
        .when(round != null && round.closed, ROUND_CLOSED, roundId)
        .first();
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
            .when(round != null && round.closed, NO_CHANGE)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    rounds.close(round);
    seeds.describe(turn.answer("RoundChanged", id), round.key);
  }

  private Checks common(Command command, Account account) {
    long id = command.accountId();
    long provider = command.number("providerId");
    String code = command.text("currency");
    boolean lacksWallet = account != null && world.knows(code) && !account.wallets.contains(code);
    return new Checks()
        .when(account == null, UNKNOWN_ACCOUNT, accountId, id)
        .when(lacksWallet, UNKNOWN_WALLET, currency)
        .when(!world.providers.contains(provider), UNKNOWN_PROVIDER, providerId, provider)
        .when(!world.knows(code), CURRENCY_MISMATCH, currency);
  }

  private boolean providerOverflows(Command command, BigInteger change) {
    return world.ledger.overflows(
        Kind.PROVIDER_CLEARING, command.number("providerId"), command.text("currency"), change);
  }

  private void book(
      Turn turn, Key key, Terms terms, Round round, BigInteger amount, Outcome result) {
    Transaction tombstone = world.transactions.tombstone(key);
    if (tombstone != null) {
      world.transactions.cancel(turn, tombstone, terms, round, result);
      return;
    }
    Transaction booked = world.transactions.book(turn, key, terms, State.BOOKED, result);
    booked.part = amount;
    booked.round = round;
  }

  private Outcome result(String name, Command command, BigInteger part, Round round) {
    BigInteger cash = world.ledger.of(Kind.CASH, command.accountId(), command.text("currency"));
    return new Outcome(name)
        .with("transactionId", command.text("transactionId"))
        .with("roundId", command.text("roundId"))
        .with("amount", command.number("amount"))
        .with("cashPart", part)
        .with("bonusPart", 0)
        .with("cash", cash)
        .with("bonus", 0)
        .with("providerId", command.number("providerId"))
        .with("currency", command.text("currency"))
        .with("roundState", Round.state(round));
  }
}
