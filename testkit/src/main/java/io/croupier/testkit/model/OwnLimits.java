package io.croupier.testkit.model;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The limits of one account, and what waits to be confirmed. */
final class OwnLimits {
  static final List<String> KINDS = List.of("DEPOSIT", "STAKE", "LOSS", "SESSION_TIME");
  static final List<String> PERIODS = List.of("DAY", "WEEK", "MONTH");
  static final List<String> OWNERS = List.of("CUSTOMER", "OPERATOR", "REGULATOR");
  private static final long HOUR = 3_600_000_000_000L;

  final Map<Name, Long> amounts = new TreeMap<>(Name.ORDER);
  private final Map<Name, Wish> wishes = new HashMap<>();

  /** Of a kind and period, whosever it is. */
  record Name(String kind, String period, String owner, String currency) {
    static final Comparator<Name> ORDER =
        Comparator.<Name>comparingInt(name -> KINDS.indexOf(name.kind))
            .thenComparingInt(name -> PERIODS.indexOf(name.period))
            .thenComparingInt(name -> OWNERS.indexOf(name.owner))
            .thenComparing(Name::currency);

    static Name of(Command command, String owner) {
      return new Name(
          command.text("limitKind"), command.text("period"), owner, command.text("currency"));
    }
  }

  /** A raise or removal that the customer has asked for. */
  record Wish(long amount, long askedAt) {
    long from() {
      return Timers.after(askedAt, 24 * HOUR);
    }

    long until() {
      return Timers.after(askedAt, 72 * HOUR);
    }
  }

  long amount(Name name) {
    return amounts.getOrDefault(name, 0L);
  }

  void set(Name name, long amount) {
    wishes.remove(name);
    if (amount == 0) {
      amounts.remove(name);
    } else {
      amounts.put(name, amount);
    }
  }

  void wish(Name name, long amount, long now) {
    wishes.put(name, new Wish(amount, now));
  }

  /** What waits, or null. */
  Wish wish(Name name, long now) {
    Wish wish = wishes.get(name);
    return wish == null || wish.until() <= now ? null : wish;
  }

  /** Any wallet has one of this kind. */
  boolean hasAny(String kind, String owner) {
    return amounts.keySet().stream()
        .anyMatch(name -> name.kind.equals(kind) && name.owner.equals(owner));
  }

  boolean has(String kind, String owner, String currency) {
    return amounts.keySet().stream()
        .filter(name -> name.kind.equals(kind) && name.owner.equals(owner))
        .anyMatch(name -> name.currency.equals(currency));
  }

  List<Name> of(String kind, String period, String currency) {
    return amounts.keySet().stream()
        .filter(name -> name.kind.equals(kind) && name.period.equals(period))
        .filter(name -> name.currency.equals(currency))
        .toList();
  }
}
