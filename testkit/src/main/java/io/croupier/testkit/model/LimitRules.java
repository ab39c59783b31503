package io.croupier.testkit.model;

import static io.croupier.protocol.Field.accountId;
import static io.croupier.protocol.Field.amount;
import static io.croupier.protocol.Field.currency;
import static io.croupier.protocol.Field.limitKind;
import static io.croupier.protocol.Field.period;
import static io.croupier.protocol.Field.seconds;
import static io.croupier.protocol.Field.setBy;
import static io.croupier.protocol.RefusalReason.CAPACITY;
import static io.croupier.protocol.RefusalReason.CURRENCY_MISMATCH;
import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.INVALID_TRANSITION;
import static io.croupier.protocol.RefusalReason.NOT_PERMITTED;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;
import static io.croupier.protocol.RefusalReason.UNKNOWN_ACCOUNT;
import static io.croupier.protocol.RefusalReason.UNKNOWN_WALLET;

import io.croupier.testkit.model.Account.Status;
import io.croupier.testkit.model.OwnLimits.Name;
import io.croupier.testkit.model.OwnLimits.Wish;
import java.math.BigInteger;
import java.util.List;

/** SetLimit, ConfirmLimit and what can be asked about limits. */
final class LimitRules {
  private static final String CUSTOMER = "CUSTOMER";

  private final World world;

  LimitRules(World world) {
    this.world = world;
  }

  void set(Turn turn) {
    Command command = turn.command;
    String owner = command.text("setBy");
    long wanted = command.number("amount");
    Account account = world.accounts.get(command.accountId());
    Name name = Name.of(command, owner);
    boolean own = command.text("actorKind").equals(CUSTOMER);
    boolean same =
        account != null
            && account.limits.amount(name) == wanted
            && account.limits.wish(name, turn.time) == null;
    boolean counted = account != null && account.happenings.counted.contains(name.currency());
    boolean ofHouse = account != null && account.isHouse;
    boolean isTime = name.kind().equals("SESSION_TIME");
    Name held = isTime ? new Name(name.kind(), name.period(), owner, "") : name;
    long before = account == null ? 0 : account.limits.amount(held);
    boolean looser = before != 0 && (wanted == 0 || wanted > before);
    boolean needsApproval =
        world.limits.approveLimitOverride() && looser && !owner.equals(CUSTOMER);
    Checks checks =
        world
            .approvals
            .judge(named(turn, account, name), turn, needsApproval)
            .when(own && !owner.equals(CUSTOMER), NOT_PERMITTED, setBy)
            .amount(wanted, 0, amount)
            .when(!OwnLimits.KINDS.contains(name.kind()), INVALID_AMOUNT, limitKind)
            .when(!OwnLimits.PERIODS.contains(name.period()), INVALID_AMOUNT, period)
            .when(!OwnLimits.OWNERS.contains(owner), INVALID_AMOUNT, setBy)
            .when(ofHouse, INVALID_TRANSITION, accountId, command.accountId())
            .when(same, NO_CHANGE)
            .when(!counted && isFull(), CAPACITY);
    if (Queries.refused(turn, checks) || world.approvals.keeps(turn, needsApproval)) {
      return;
    }
    if (!counted) {
      account.happenings.count(name.currency());
    }
    if (looser && owner.equals(CUSTOMER)) {
      account.limits.wish(name, wanted, turn.time);
    } else {
      account.limits.set(name, wanted);
    }
    report(turn, account, name, before);
  }

  void confirm(Turn turn) {
    Command command = turn.command;
    Account account = world.accounts.get(command.accountId());
    Name name = Name.of(command, CUSTOMER);
    Wish wish = account == null ? null : account.limits.wish(name, turn.time);
    boolean not = wish == null || turn.time < wish.from();
    Refusal refusal =
        named(turn, account, name)
            .when(!OwnLimits.KINDS.contains(name.kind()), INVALID_AMOUNT, limitKind)
            .when(!OwnLimits.PERIODS.contains(name.period()), INVALID_AMOUNT, period)
            .when(not, INVALID_TRANSITION)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    long before = account.limits.amount(name);
    account.limits.set(name, wish.amount());
    report(turn, account, name, before);
  }

  private Checks named(Turn turn, Account account, Name name) {
    boolean known = world.knows(name.currency());
    boolean isTime = name.kind().equals("SESSION_TIME");
    boolean lacks = account != null && known && !account.wallets.contains(name.currency());
    return AccountRules.known(account, turn, Status.CLOSED)
        .when(!isTime && lacks, UNKNOWN_WALLET, currency)
        .when(isTime ? !name.currency().isEmpty() : !known, CURRENCY_MISMATCH, currency);
  }

  private boolean isFull() {
    int taken =
        world.accounts.values().stream().mapToInt(one -> one.happenings.counted.size()).sum();
    return taken >= world.limits.limits();
  }

  private void report(Turn turn, Account account, Name name, long before) {
    long after = account.limits.amount(name);
    actor(turn, describe(turn.answer("LimitChanged", account.id), account, name, turn.time))
        .with("before", before);
    if (before != after) {
      actor(turn, turn.aboutAccount("SignificantEvent", account))
          .with("amount", after)
          .with("concerns", 0)
          .with("currency", name.currency())
          .with("kind", "LIMIT_CHANGED");
    }
  }

  private static Outcome actor(Turn turn, Outcome outcome) {
    Command command = turn.command;
    outcome
        .with("actorId", command.number("actorId"))
        .with("reasonCode", command.number("reasonCode"));
    return command.has("actorKind")
        ? outcome.with("actorKind", command.text("actorKind"))
        : outcome;
  }

  private static Outcome describe(Outcome outcome, Account account, Name name, long now) {
    long is = account.limits.amount(name);
    Wish wish = account.limits.wish(name, now);
    return bare(outcome)
        .with("before", is)
        .with("after", is)
        .with("requested", wish == null ? 0 : wish.amount())
        .with("confirmableFrom", wish == null ? 0 : wish.from())
        .with("confirmableUntil", wish == null ? 0 : wish.until())
        .with("currency", name.currency())
        .with("limitKind", name.kind())
        .with("period", name.period())
        .with("setBy", name.owner());
  }

  /** With nothing in it. */
  private static Outcome bare(Outcome outcome) {
    for (String number :
        List.of(
            "before",
            "after",
            "requested",
            "counted",
            "netDeposits",
            "intervalSecondsBefore",
            "intervalSecondsAfter",
            "rows")) {
      outcome.with(number, 0);
    }
    return outcome.with("currency", "");
  }

  void setRealityCheck(Turn turn) {
    Account account = world.accounts.get(turn.command.accountId());
    long wanted = turn.command.number("intervalSeconds");
    boolean same = account != null && account.realityChecks.interval == wanted;
    Refusal refusal =
        AccountRules.known(account, turn, Status.CLOSED)
            .when(wanted < 0 || wanted > 86_400, INVALID_AMOUNT, seconds)
            .when(same, NO_CHANGE)
            .first();
    if (refusal != null) {
      turn.refuse(refusal);
      return;
    }
    long before = account.realityChecks.interval;
    account.realityChecks.interval = wanted;
    account.realityChecks.setTimer(turn.time);
    actor(turn, bare(turn.answer("LimitChanged", account.id)))
        .with("intervalSecondsBefore", before)
        .with("intervalSecondsAfter", wanted);
  }

  void ask(Turn turn) {
    String code = turn.command.text("currency");
    Account account = world.accounts.get(turn.command.accountId());
    boolean stated = !code.isEmpty();
    boolean lacks = account != null && world.knows(code) && !account.wallets.contains(code);
    Checks checks =
        new Checks()
            .when(account == null, UNKNOWN_ACCOUNT, accountId, turn.command.accountId())
            .when(stated && lacks, UNKNOWN_WALLET, currency)
            .when(stated && !world.knows(code), CURRENCY_MISMATCH, currency);
    if (Queries.refused(turn, checks)) {
      return;
    }
    List<Name> names =
        account.limits.amounts.keySet().stream()
            .filter(name -> name.currency().equals(code))
            .toList();
    bare(turn.answer("LimitChanged", account.id))
        .with("rows", names.size())
        .with("netDeposits", account.happenings.netDeposits(code))
        .with("intervalSecondsBefore", account.realityChecks.interval)
        .with("intervalSecondsAfter", account.realityChecks.interval)
        .with("currency", code);
    for (Name name : names) {
      BigInteger counts = account.happenings.counting(name, turn.time);
      describe(turn.row("LimitChanged", account.id), account, name, turn.time)
          .with("counted", stated ? counts : Happenings.seconds(counts));
    }
  }
}
