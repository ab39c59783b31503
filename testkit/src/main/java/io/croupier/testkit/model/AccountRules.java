package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.accountKind;
import static io.croupier.protocol.Field.actorKind;
import static io.croupier.protocol.Field.currency;
import static io.croupier.protocol.Field.discountBasisPoints;
import static io.croupier.protocol.Field.jurisdiction;
import static io.croupier.protocol.Field.none;
import static io.croupier.protocol.Field.selfMatchPolicy;
import static io.croupier.protocol.RefusalReason.ACCOUNT_CLOSED;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.WORK_PENDING;

import io.croupier.testkit.model.Account.SelfMatchPolicy;
import io.croupier.testkit.model.Account.Standing;
import io.croupier.testkit.model.Account.Status;
import io.croupier.testkit.model.Balance.Kind;
import java.util.List;

/** Accounts and wallets: open, close, switches, discount. */
final class AccountRules {
  private static final List<Kind> OF_WALLET =
      List.of(Kind.CASH, Kind.BONUS, Kind.HELD_EXCHANGE, Kind.HELD_ROUND, Kind.HELD_WITHDRAWAL);

  private final World world;
  private final Orders orders;
  private final RecordRules records;
  private final Bonuses bonuses;

  AccountRules(World world, Orders orders, RecordRules records, Bonuses bonuses) {
    this.world = world;
    this.bonuses = bonuses;
    this.records = records;
    this.orders = orders;
  }

  void openAccount(Turn turn) {
    String code = turn.command.text("currency");
    String kind = turn.command.text("accountKind");
    boolean house = kind.equals("HOUSE");
    boolean special = house || kind.equals("TEST");
    boolean byCustomer = special && turn.command.text("actorKind").equals("CUSTOMER");
    boolean second = house && world.house != null;
    Limits limits = world.limits;
    boolean full =
        world.accounts.size() >= limits.accounts() || world.wallets() >= limits.wallets();
    Refusal refusal =
        new Checks()
            .when(byCustomer, NOT_PERMITTED, actorKind)
            .when(turn.command.number("jurisdiction") > 254, INVALID_AMOUNT, jurisdiction)
            .unknown(turn.command, "accountKind", accountKind)
            .when(!world.knows(code), CURRENCY_MISMATCH, currency)
            .when(second, NO_CHANGE, accountKind, second ? world.house.id : 0)
            .when(full, CAPACITY)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    Account account = new Account(world, world.ids.next(IdSource.Kind.ACCOUNT), turn.sender);
    account.wallets.add(code);
    account.profile = turn.command.number("jurisdiction");
    account.isTest = turn.command.text("accountKind").equals("TEST");
    world.accounts.put(account.id, account);
    if (house) {
      account.isHouse = true;
      world.house = account;
    }
    records.use(account, turn.time);
    turn.answer("AccountOpened", account.id)
        .with("currency", code)
        .with("brandId", turn.command.number("brandId"))
        .with("jurisdiction", turn.command.number("jurisdiction"))
        .with("accountKind", kind.isEmpty() ? "CUSTOMER" : kind);
  }

  void openWallet(Turn turn) {
    String code = turn.command.text("currency");
    Account account = account(turn);
    Refusal refusal =
        known(account, turn, Status.CLOSING)
            .when(!world.knows(code), CURRENCY_MISMATCH, currency)
            .when(account != null && account.wallets.contains(code), NO_CHANGE)
            .when(world.wallets() >= world.limits.wallets(), CAPACITY)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    account.wallets.add(code);
    turn.answer("WalletOpened", account.id).with("currency", code);
  }

  void closeAccount(Turn turn) {
    Account account = account(turn);
    boolean pending = world.works.isOpen(account) || world.waitsForRounds(turn.command.accountId());
    Refusal refusal =
        known(account, turn, Status.CLOSING)
            .when(pending, WORK_PENDING, accountId, turn.command.accountId())
            .when(
                account != null && account.isHouse,
                INVALID_TRANSITION,
                accountId,
                turn.command.accountId())
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    change(turn, account, () -> account.status = Status.CLOSING);
    bonuses.closing(turn, account);
    block(turn, account);
  }

  void setSwitches(Turn turn) {
    Account account = account(turn);
    Command command = turn.command;
    Refusal refusal =
        known(account, turn, Status.CLOSED)
            .unknown(command, "deposit", none)
            .unknown(command, "bet", none)
            .unknown(command, "withdraw", none)
            .when(account != null && !differs(command, account), NO_CHANGE)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    boolean betsEnd = account.bet && !state(command, "bet", account.bet);
    change(turn, account, () -> set(command, account));
    if (betsEnd) {
      block(turn, account);
    }
  }

  /** A command about something else locks the account, which is open to that. */
  void lockAside(Turn turn, Account account) {
    Standing before = account.standing();
    boolean wasLocked = account.locked;
    account.locked = true;
    account.lockedByRisk = true;
    Outcome outcome = turn.aboutAccount("AccountChanged", account);
    Events.by(turn.command, account.standing().describe(outcome, before));
    if (!wasLocked) {
      block(turn, account);
    }
  }

  void setSelfMatchPolicy(Turn turn) {
    Account account = account(turn);
    Command command = turn.command;
    String wanted = command.text("selfMatchPolicy");
    boolean same = account != null && account.selfMatchPolicy.name().equals(wanted);
    Refusal refusal =
        known(account, turn, Status.CLOSED)
            .when(!command.has("selfMatchPolicy"), INVALID_AMOUNT, selfMatchPolicy)
            .unknown(command, "selfMatchPolicy", selfMatchPolicy)
            .when(same, NO_CHANGE)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    change(turn, account, () -> account.selfMatchPolicy = SelfMatchPolicy.valueOf(wanted));
  }

  void setDiscount(Turn turn) {
    Account account = account(turn);
    long discount = turn.command.number("discountBasisPoints");
    Refusal refusal =
        known(account, turn, Status.CLOSED)
            .when(discount > 10_000, INVALID_AMOUNT, discountBasisPoints)
            .when(account != null && account.discount == discount, NO_CHANGE)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    change(turn, account, () -> account.discount = discount);
  }

  /** A closing account that has nothing left is closed; a closed one that has something is not. */
  void followClosing(Turn turn) {
    for (Account account : world.accounts.values()) {
      boolean ending = account.status == Status.CLOSING || account.status == Status.CLOSED;
      Status now = isEmpty(account) ? Status.CLOSED : Status.CLOSING;
      if (ending && now != account.status) {
        Standing before = account.standing();
        account.status = now;
        account.standing().describe(turn.aboutAccount("AccountChanged", account), before);
      }
    }
  }

  private boolean isEmpty(Account account) {
    for (String code : account.wallets) {
      for (Kind kind : OF_WALLET) {
        if (world.ledger.of(kind, account.id, code).signum() != 0) {
          return false;
        }
      }
    }
    boolean bets =
        world.bets.values().stream()
            .anyMatch(bet -> bet.account == account && bet.state == Bet.State.OPEN);
    return account.positions.isEmpty() && !bets;
  }

  private void block(Turn turn, Account account) {
    world.works.start(turn, LapseWork.blocked(orders, account), world.limits.workPerCommand());
  }

  private Account account(Turn turn) {
    return world.accounts.get(turn.command.accountId());
  }

  /**
   * Checks of a command about an account that must not be in this state or a later one; null: any.
   */
  static Checks known(Account account, Turn turn, Status closedFrom) {
    long id = turn.command.accountId();
    boolean closed =
        account != null && closedFrom != null && account.status.compareTo(closedFrom) >= 0;
    return new Checks()
        .when(account == null, UNKNOWN_ACCOUNT, accountId, id)
        .when(closed, ACCOUNT_CLOSED, accountId, id);
  }

  private static boolean differs(Command command, Account account) {
    return state(command, "deposit", account.deposit) != account.deposit
        || state(command, "bet", account.bet) != account.bet
        || state(command, "withdraw", account.withdraw) != account.withdraw;
  }

  private static void set(Command command, Account account) {
    account.deposit = state(command, "deposit", account.deposit);
    account.bet = state(command, "bet", account.bet);
    account.withdraw = state(command, "withdraw", account.withdraw);
  }

  private static boolean state(Command command, String field, boolean before) {
    return command.has(field) ? command.isTrue(field) : before;
  }

  static void change(Turn turn, Account account, Runnable how) {
    Command command = turn.command;
    Standing before = account.standing();
    how.run();
    Outcome answer =
        turn.answer("AccountChanged", account.id)
            .with("actorId", command.number("actorId"))
            .with("reasonCode", command.number("reasonCode"));
    if (command.has("actorKind")) {
      answer.with("actorKind", command.text("actorKind"));
    }
    account.standing().describe(answer, before);
  }
}
