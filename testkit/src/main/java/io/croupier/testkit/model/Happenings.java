package io.croupier.testkit.model;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * All that went out of an account's wallets and came back, and each span of time in which it had a
 * session open. What counts in a period is added up anew whenever it is asked for.
 */
final class Happenings {
  private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000L);

  private final World world;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();

  /** Currencies of wallets that have had a limit; empty for the session time. */
  final List<String> counted = new ArrayList<>();

  Happenings(World world) {
    this.world = world;
  }

  enum Kind {
    DEPOSIT,
    STAKE,
    OUT,
    BACK,
    NET_DEPOSIT
  }

  void add(Kind kind, String currency, BigInteger amount) {
    boolean counts = counted.contains(currency);
    entries.add(new Entry(world.turn.time, world.count(), kind, currency, amount, counts));
  }

  /** A stake is taken at once. */
  void staked(String currency, BigInteger amount) {
    add(Kind.STAKE, currency, amount);
    add(Kind.OUT, currency, amount);
  }

  /** A result: above zero it comes back. */
  void paid(String currency, BigInteger net) {
    add(net.signum() > 0 ? Kind.BACK : Kind.OUT, currency, net.abs());
  }

  BigInteger netDeposits(String currency) {
    return sum(Kind.NET_DEPOSIT, currency, 0);
  }

  /** What came back less what went out, from some happening on. */
  BigInteger net(String currency, long number) {
    return sum(Kind.BACK, currency, number).subtract(sum(Kind.OUT, currency, number));
  }

  private BigInteger sum(Kind kind, String currency, long number) {
    return entries.stream()
        .filter(entry -> entry.kind == kind && entry.currency.equals(currency))
        .filter(entry -> entry.number > number)
        .map(Entry::amount)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** What counts for a limit now. */
  BigInteger counting(OwnLimits.Name name, long now) {
    Window window = Window.of(name.period(), now);
    if (name.kind().equals("SESSION_TIME")) {
      return spans.stream()
          .map(span -> span.within(window.begin(), now))
          .reduce(BigInteger.ZERO, BigInteger::add);
    }
    boolean loss = name.kind().equals("LOSS");
    Kind out = loss ? Kind.OUT : Kind.valueOf(name.kind());
    BigInteger sum = BigInteger.ZERO;
    for (Entry entry : entries) {
      if (!entry.counts || !entry.currency.equals(name.currency())) {
        continue;
      }
      if (entry.kind == out && window.hasEnd(entry.time)) {
        sum = sum.add(entry.amount);
      } else if (loss && entry.kind == Kind.BACK && window.hasStart(entry.time)) {
        sum = sum.subtract(entry.amount);
      }
    }
    return sum;
  }

  static BigInteger seconds(BigInteger nanoseconds) {
    return nanoseconds.divide(SECOND);
  }

  /** The latest span, open or over; there is one. */
  Span last() {
    return spans.get(spans.size() - 1);
  }

  /** The span that is open, or null. */
  Span open() {
    return spans.isEmpty() || last().end() <= world.turn.time ? null : last();
  }

  /** A session was opened. */
  void sessionOpened(Session session) {
    if (open() == null) {
      Span span = new Span(world.turn.time, world.count());
      span.counts = counted.contains("");
      spans.add(span);
    }
    last().sessions.add(session);
  }

  /** From now on a wallet counts, or the session time does. */
  void count(String currency) {
    counted.add(currency);
    if (currency.isEmpty() && open() != null) {
      open().counts = true;
    }
  }

  private record Entry(
      long time, long number, Kind kind, String currency, BigInteger amount, boolean counts) {}

  /** Time with a session open. */
  static final class Span {
    final long from;
    final long number;
    final List<Session> sessions = new ArrayList<>();
    boolean counts;

    Span(long from, long number) {
      this.from = from;
      this.number = number;
    }

    /** When the last of its sessions is over, as they are now. */
    long end() {
      return sessions.stream().mapToLong(Session::until).max().orElseThrow();
    }

    BigInteger within(BigInteger begin, long now) {
      BigInteger end = BigInteger.valueOf(Math.min(now, end()));
      BigInteger start = BigInteger.valueOf(from).max(begin);
      return counts ? end.subtract(start).max(BigInteger.ZERO) : BigInteger.ZERO;
    }
  }

  /** The period that ends now, and the length of the slots that it is seen in. */
  private record Window(BigInteger since, BigInteger slot) {
    private static final long MINUTE = 60_000_000_000L;

    static Window of(String period, long now) {
      return switch (period) {
        case "DAY" -> new Window(before(now, 24 * 60), minutes(15));
        case "WEEK" -> new Window(before(now, 7 * 24 * 60), minutes(60));
        default -> new Window(monthBefore(now), minutes(6 * 60));
      };
    }

    private static BigInteger minutes(long count) {
      return BigInteger.valueOf(count * MINUTE);
    }

    private static BigInteger before(long now, long minutes) {
      return BigInteger.valueOf(now).subtract(minutes(minutes));
    }

    private static BigInteger monthBefore(long now) {
      Instant then = Instant.EPOCH.plusNanos(now).atZone(ZoneOffset.UTC).minusMonths(1).toInstant();
      return BigInteger.valueOf(then.getEpochSecond())
          .multiply(SECOND)
          .add(BigInteger.valueOf(then.getNano()));
    }

    /** Where the first slot begins whose end counts. */
    BigInteger begin() {
      return Money.floor(since, slot).multiply(slot);
    }

    boolean hasEnd(long time) {
      return start(time).add(slot).compareTo(since) > 0;
    }

    boolean hasStart(long time) {
      return start(time).compareTo(since) > 0;
    }

    private BigInteger start(long time) {
      return Money.floor(BigInteger.valueOf(time), slot).multiply(slot);
    }
  }
}
