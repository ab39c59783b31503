package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.currency;
import static io.croupier.protocol.Field.gameId;
import static io.croupier.protocol.Field.jackpotContribution;
import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.Field.providerId;
import static io.croupier.protocol.Field.roundId;
import static io.croupier.protocol.Field.sessionId;
import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.ACCOUNT_DORMANT;
import static io.croupier.protocol.RefusalReason.ACCOUNT_LOCKED;
import static io.croupier.protocol.RefusalReason.ALREADY_ROLLED_BACK;
import static io.croupier.protocol.RefusalReason.BET_OFF;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INSUFFICIENT_FUNDS;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.OVERFLOW;
import static io.croupier.protocol.RefusalReason.ROUND_CLOSED;
import static io.croupier.protocol.RefusalReason.SESSION_EXPIRED;
import static io.croupier.protocol.RefusalReason.STAKE_CAP;
import static io.croupier.protocol.RefusalReason.TRANSACTION_NOT_FOUND;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_GAME;
import static io.croupier.protocol.RefusalReason.UNKNOWN_PROVIDER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_SESSION;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;

import io.croupier.protocol.Field;
import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.BonusBets.Stake;
import java.math.BigInteger;

/** What speaks against bets and wins of casino rounds. */
final class RoundChecks {
  private final World world;
  private final BonusBets bonusBets;
  private final FreeBets freeBets;
  private final SeedRules seeds;

  RoundChecks(World world, BonusBets bonusBets, FreeBets freeBets, SeedRules seeds) {
    this.world = world;
    this.bonusBets = bonusBets;
    this.freeBets = freeBets;
    this.seeds = seeds;
  }

  /** Only TEST accounts play with test providers, and they with no others. */
  Refusal stranger(Command command) {
    long provider = command.number("providerId");
    Account account = world.accounts.get(command.accountId());
    if (!world.providers.contains(provider)) {
      return null;
    }
    return House.notPermitted(account, world.rules.testProviders.contains(provider)).first();
  }

  /** What has become of the account's bonus is not known yet. */
  void waiting(Checks checks, Command command) {
    long id = command.accountId();
    checks.when(world.waitsForRounds(id), WORK_PENDING, accountId, id);
  }

  Checks common(Command command) {
    long id = command.accountId();
    long provider = command.number("providerId");
    String code = command.text("currency");
    Account account = world.accounts.get(id);
    boolean lacksWallet = account != null && world.knows(code) && !account.wallets.contains(code);
    return new Checks()
        .when(account == null, UNKNOWN_ACCOUNT, accountId, id)
        .when(lacksWallet, UNKNOWN_WALLET, currency)
        .when(!world.providers.contains(provider), UNKNOWN_PROVIDER, providerId, provider);
  }

  void currencyKnown(Checks checks, Command command) {
    checks.when(!world.knows(command.text("currency")), CURRENCY_MISMATCH, currency);
  }

  /** Whether the account may bet at all, in this session. */
  void mayBet(Checks checks, Command command, long now) {
    long id = command.accountId();
    long session = command.number("sessionId");
    Account account = world.accounts.get(id);
    Session known = world.sessions.get(session);
    boolean foreign = known != null && known.account != account;
    world.rules.notVerified(checks, account, "verifyBets");
    checks
        .when(session != 0 && known == null, UNKNOWN_SESSION, sessionId, session)
        .when(foreign, NOT_OWNER, sessionId, session)
        .when(known != null && known.over(now), SESSION_EXPIRED, sessionId, session);
    if (account != null) {
      checks
          .when(!account.isOpen(), ACCOUNT_CLOSED, accountId, id)
          .when(RecordRules.isDormant(world, account, now), ACCOUNT_DORMANT, accountId, id)
          .when(account.locked, ACCOUNT_LOCKED, accountId, id)
          .when(account.exclusion.isInForce(now), account.exclusion.reason(), accountId, id)
          .when(!account.bet || account.isHouse, BET_OFF, accountId, id);
    }
  }

  /**
   * What speaks against a bet in its round, which is null where it is new.
   *
   * @param before by those before it in its list
   */
  void bet(Checks checks, Command command, Round round, boolean stands, Stake before) {
    String code = command.text("currency");
    long id = command.accountId();
    long provider = command.number("providerId");
    long game = command.number("gameId");
    long jackpot = command.number("jackpotContribution");
    Account account = world.accounts.get(id);
    BigInteger amount = Money.of(command.number("amount"));
    BigInteger cash = world.ledger.of(Kind.CASH, id, code).subtract(before.cash());
    boolean free = command.number("freeRound") != 0;
    boolean forTests = world.rules.testProviders.contains(provider);
    BigInteger value = bonusBets.value(command);
    BigInteger standing = round == null ? BigInteger.ZERO : free ? round.freeStakes : round.held;
    BigInteger total = standing.add(value);
    BigInteger contributions = Money.of(jackpot);
    if (round != null) {
      contributions = contributions.add(round.jackpot);
    }
    checks
        .when(world.rules.isUnknownGame(provider, game), UNKNOWN_GAME, gameId, game)
        .amount(command.number("amount"), free ? 0 : 1, Field.amount)
        .when(
            jackpot < 0 || jackpot > (free || forTests ? 0 : command.number("amount")),
            INVALID_AMOUNT,
            jackpotContribution)
        .when(round != null && !round.currency.equals(code), CURRENCY_MISMATCH, currency)
        .when(round != null && !round.isOpen(world.turn.time), ROUND_CLOSED, roundId);
    seeds.judge(checks, command);
    checks.unknown(command, "roundEnded", none);
    freeBets.known(checks, command.number("freeRound"), account, Field.freeRound);
    if (account == null || !stands) {
      return;
    }
    freeBets.judge(checks, command, round);
    if (free) {
      BigInteger cap = world.rules.stakeCap(account, provider, game, code);
      boolean overCap = cap != null && total.compareTo(cap) > 0;
      checks.when(overCap, STAKE_CAP, Field.amount, overCap ? cap.longValueExact() : 0);
      new Allowance(world, account, code)
          .bet(before.all(), Field.amount)
          .forEach(no -> checks.when(true, no.reason(), no.field(), no.concerns()));
      return;
    }
    Stake stake = bonusBets.stake(command, round, before);
    BigInteger available = bonusBets.available(command, stake.bonus(), before);
    boolean lacking = stake.cash().compareTo(cash) > 0;
    bonusBets.judge(checks, command, stake, total);
    BigInteger cap = world.rules.stakeCap(account, provider, game, code);
    boolean overCap = cap != null && total.compareTo(cap) > 0;
    boolean overflow =
        world.ledger.overflows(
                Kind.PROVIDER_CLEARING, provider, code, total.subtract(contributions))
            || world.ledger.overflows(Kind.JACKPOT, 0, code, contributions);
    checks
        .when(overflow, OVERFLOW, Field.amount)
        .when(overCap, STAKE_CAP, Field.amount, overCap ? cap.longValueExact() : 0)
        .when(lacking, INSUFFICIENT_FUNDS, Field.amount, lacking ? available.longValueExact() : 0);
    new Allowance(world, account, code)
        .bet(before.all().add(amount), Field.amount)
        .forEach(no -> checks.when(true, no.reason(), no.field(), no.concerns()));
  }

  /**
   * What speaks against a win in its round, which is null where it is unknown.
   *
   * @param won by those before it in its list
   */
  void win(Checks checks, Command command, Round round, boolean stands, BigInteger won) {
    long id = command.accountId();
    long now = world.turn.time;
    String code = command.text("currency");
    long provider = command.number("providerId");
    boolean early = world.rules.earlyWins.contains(provider) && (round == null || !round.hasBet);
    BigInteger sum = won.add(Money.of(command.number("amount")));
    boolean overflow =
        world.ledger.overflows(Kind.CASH, id, code, sum)
            || world.ledger.overflows(Kind.BONUS, id, code, sum)
            || world.ledger.overflows(Kind.BONUS_COST, 0, code, sum)
            || world.ledger.overflows(Kind.PROVIDER_CLEARING, provider, code, sum.negate());
    checks.amount(command.number("amount"), 0, Field.amount).unknown(command, "roundEnded", none);
    if (!stands) {
      return;
    }
    checks.when(round == null && !early, TRANSACTION_NOT_FOUND, roundId);
    checks.when(overflow, OVERFLOW, Field.amount);
    if (round != null) {
      boolean lacksBet = round.bets == 0 || round.isCancelled(now);
      checks
          .when(!round.currency.equals(code), CURRENCY_MISMATCH, currency)
          .when(!early && lacksBet, ALREADY_ROLLED_BACK, roundId)
          .when(!round.isOpen(now), ROUND_CLOSED, roundId);
    }
  }
}
