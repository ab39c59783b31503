package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.currency;
import static io.croupier.protocol.Field.marketId;
import static io.croupier.protocol.Field.providerId;
import static io.croupier.protocol.Field.roundId;
import static io.croupier.protocol.Field.runner;
import static io.croupier.protocol.Field.sessionId;
import static io.croupier.protocol.Field.transactionId;
import static io.croupier.protocol.Field.withdrawalId;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.NOT_OWNER;
import static io.croupier.protocol.RefusalReason.TRANSACTION_NOT_FOUND;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_MARKET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_PROVIDER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ROUND;
import static io.croupier.protocol.RefusalReason.UNKNOWN_RUNNER;
import static io.croupier.protocol.RefusalReason.UNKNOWN_SESSION;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WITHDRAWAL;

import io.croupier.testkit.model.Account.Standing;
import io.croupier.testkit.model.Balance.Kind;
import io.croupier.testkit.model.Transaction.Key;
import io.croupier.testkit.model.Transaction.Source;
import java.math.BigInteger;

/** What can be asked about wallets, accounts, sessions, withdrawals, transactions and rounds. */
final class Queries {
  private final World world;
  private final SeedRules seeds;
  private final Bonuses bonuses;

  Queries(World world, SeedRules seeds, Bonuses bonuses) {
    this.world = world;
    this.seeds = seeds;
    this.bonuses = bonuses;
  }

  void wallet(Turn turn) {
    String code = turn.command.text("currency");
    Account account = world.accounts.get(turn.command.accountId());
    if (!refused(turn, knownWallet(turn, account))) {
      BigInteger cash = world.ledger.of(Kind.CASH, account.id, code);
      BigInteger bonus = world.ledger.of(Kind.BONUS, account.id, code);
      boolean usable = cash.signum() >= 0 && bonuses.inUse(account, code, turn.time) != null;
      turn.answer("WalletChanged", account.id)
          .with("cash", cash)
          .with("bonus", bonus)
          .with("heldExchange", world.ledger.of(Kind.HELD_EXCHANGE, account.id, code))
          .with("heldRound", world.ledger.of(Kind.HELD_ROUND, account.id, code))
          .with("heldWithdrawal", world.ledger.of(Kind.HELD_WITHDRAWAL, account.id, code))
          .with("available", usable ? cash.add(bonus) : cash)
          .with("currency", code);
    }
  }

  void account(Turn turn) {
    Account account = world.accounts.get(turn.command.accountId());
    if (!refused(turn, knownAccount(turn, account))) {
      Standing now = account.standing();
      now.describe(turn.answer("AccountChanged", account.id), now);
    }
  }

  void caps(Turn turn) {
    String code = turn.command.text("currency");
    Account account = world.accounts.get(turn.command.accountId());
    if (!refused(turn, knownWallet(turn, account))) {
      CapRules.State now = CapRules.State.of(account, code);
      now.describe(turn.answer("AccountCapsChanged", account.id), now).with("currency", code);
    }
  }

  void session(Turn turn) {
    long id = turn.command.number("sessionId");
    Session session = world.sessions.get(id);
    Checks checks =
        new Checks()
            .when(session == null, UNKNOWN_SESSION, sessionId, id)
            .when(session != null && isForeign(turn, session.account.id), NOT_OWNER, sessionId, id);
    if (!refused(turn, checks)) {
      session.describe(turn.answer("SessionChanged", session.account.id), turn.time);
    }
  }

  void withdrawal(Turn turn) {
    long id = turn.command.number("withdrawalId");
    Withdrawal found = world.withdrawals.get(id);
    Checks checks =
        new Checks()
            .when(found == null, UNKNOWN_WITHDRAWAL, withdrawalId, id)
            .when(found != null && isForeign(turn, found.account.id), NOT_OWNER, withdrawalId, id);
    if (!refused(turn, checks)) {
      BigInteger cash = world.ledger.of(Kind.CASH, found.account.id, found.currency);
      Withdrawal.State state = found.stateAt(turn.time);
      found
          .describe(turn.answer("WithdrawalChanged", found.account.id), cash, state)
          .with("state", state);
    }
  }

  void transaction(Turn turn) {
    Command command = turn.command;
    Source source =
        switch (command.text("kind")) {
          case "DEPOSIT", "CHARGEBACK" -> Source.PAYMENT_PROVIDER;
          case "WITHDRAWAL" -> Source.OPERATOR;
          default -> Source.GAME_PROVIDER;
        };
    long sourceId = source == Source.OPERATOR ? 0 : command.number("providerId");
    Transaction found =
        world.transactions.find(new Key(source, sourceId, command.text("transactionId")));
    Checks checks =
        new Checks()
            .when(found == null, TRANSACTION_NOT_FOUND, transactionId)
            .when(
                found != null && isForeign(turn, found.terms.account()), NOT_OWNER, transactionId);
    if (!refused(turn, checks)) {
      turn.answer("TransactionReported", found.terms.account())
          .with("transactionId", command.text("transactionId"))
          .with("amount", found.terms.amount())
          .with("cashPart", found.part)
          .with("bonusPart", found.bonusPart)
          .with("ofBonus", Bonus.idOf(found.bonus))
          .with("contribution", found.told())
          .with("originalSequence", found.sequence)
          .with("currency", found.terms.currency())
          .with("kind", found.terms.kind())
          .with("state", found.stateAt(turn.time))
          .with("reason", found.reason);
    }
  }

  void round(Turn turn) {
    Command command = turn.command;
    long provider = command.number("providerId");
    Round.Key key = Round.Key.of(command);
    boolean known = world.rounds.containsKey(key) || world.commitment(key) != null;
    Checks checks =
        knownAccount(turn, world.accounts.get(command.accountId()))
            .when(!world.providers.contains(provider), UNKNOWN_PROVIDER, providerId, provider)
            .when(!known, UNKNOWN_ROUND, roundId);
    if (!refused(turn, checks)) {
      seeds.describe(turn.answer("RoundChanged", command.accountId()), key);
    }
  }

  void market(Turn turn) {
    long id = turn.command.number("marketId");
    Market market = world.markets.get(id);
    if (!refused(turn, new Checks().when(market == null, UNKNOWN_MARKET, marketId, id))) {
      market.describe(turn.answer("MarketChanged", 0));
    }
  }

  void runner(Turn turn) {
    long id = turn.command.number("marketId");
    long number = turn.command.number("runner");
    Market market = world.markets.get(id);
    boolean unknown = market != null && !market.hasRunner(number);
    Checks checks =
        new Checks()
            .when(market == null, UNKNOWN_MARKET, marketId, id)
            .when(unknown, UNKNOWN_RUNNER, runner, number);
    if (!refused(turn, checks)) {
      market.describe(turn.answer("RunnerChanged", 0), (int) number);
    }
  }

  private static Checks knownAccount(Turn turn, Account account) {
    return new Checks().when(account == null, UNKNOWN_ACCOUNT, accountId, turn.command.accountId());
  }

  private Checks knownWallet(Turn turn, Account account) {
    String code = turn.command.text("currency");
    boolean lacking = account != null && world.knows(code) && !account.wallets.contains(code);
    return knownAccount(turn, account)
        .when(lacking, UNKNOWN_WALLET, currency)
        .when(!world.knows(code), CURRENCY_MISMATCH, currency);
  }

  private static boolean isForeign(Turn turn, long owner) {
    return turn.command.accountId() != 0 && turn.command.accountId() != owner;
  }

  static boolean refused(Turn turn, Checks checks) {
    if (checks.first() != null) {
      turn.refuse(checks.first());
    }
    return checks.first() != null;
  }
}
