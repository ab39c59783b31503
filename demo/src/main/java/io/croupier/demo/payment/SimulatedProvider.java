package io.croupier.demo.payment;

import io.croupier.demo.payment.PaymentReport.Kind;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Decides what a simulated payment provider reports of each order, and when. It reads no clock and
 * knows no connection. Owned by one thread.
 */
final class SimulatedProvider {
  private static final int MOST_REPETITIONS = 3;

  /** A report that is due at some time; of several due together the one planned first is first. */
  private record Due(long atNs, long number, PaymentReport report) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(atNs, other.atNs);
      return byTime == 0 ? Long.compare(number, other.number) : byTime;
    }
  }

  private final int provider;
  private final int desk;
  private final Temper temper;
  private final SplittableRandom random;
  private final PriorityQueue<Due> dues = new PriorityQueue<>();
  private long planned;
  private long lastTransaction;
  private boolean stuck;

  /**
   * Has no orders yet.
   *
   * @param desk number of the connection that it serves; ids of different desks differ.
   */
  SimulatedProvider(int provider, int desk, Temper temper, long seed) {
    this.provider = provider;
    this.desk = desk;
    this.temper = temper;
    random = new SplittableRandom((seed * 31 + provider) * 31 + desk);
  }

  /** From now on it reports nothing more. */
  void stick() {
    stuck = true;
  }

  boolean isStuck() {
    return stuck;
  }

  /** Takes the order of a deposit. */
  void collect(PaymentOrder deposit, long nowNs) {
    String transaction = newTransaction();
    boolean fails = chance(temper.failing());
    PaymentReport end = report(fails ? Kind.NOT_COLLECTED : Kind.COLLECTED, deposit, transaction);
    long endNs = planAgainAndAgain(end, nowNs);
    if (chance(temper.contradicting())) {
      Kind other = fails ? Kind.COLLECTED : Kind.NOT_COLLECTED;
      planAgainAndAgain(report(other, deposit, transaction), endNs);
    }
  }

  /** Takes the order of a withdrawal. */
  void pay(PaymentOrder withdrawal, long nowNs) {
    String transaction = newTransaction();
    long payingNs = planAgainAndAgain(report(Kind.PAYING, withdrawal, transaction), nowNs);
    boolean fails = chance(temper.failing());
    Kind kind = fails ? Kind.NOT_PAID : Kind.PAID;
    long endNs = planAgainAndAgain(report(kind, withdrawal, transaction), payingNs);
    if (chance(temper.contradicting())) {
      Kind other = fails ? Kind.PAID : Kind.NOT_PAID;
      planAgainAndAgain(report(other, withdrawal, transaction), endNs);
    } else if (!fails && chance(temper.returning())) {
      planAgainAndAgain(report(Kind.RETURNED, withdrawal, newTransaction()), endNs);
    }
  }

  /** The next report that is due; null when there is none. */
  PaymentReport next(long nowNs) {
    if (stuck || dues.isEmpty() || dues.peek().atNs() > nowNs) {
      return null;
    }
    return dues.poll().report();
  }

  /** Plans a report some time after another, and now and then again; returns when the first is. */
  private long planAgainAndAgain(PaymentReport report, long afterNs) {
    long firstNs = afterNs + pauseNs();
    plan(report, firstNs);
    for (int again = 0; again < MOST_REPETITIONS && chance(temper.repeating()); again++) {
      plan(report, firstNs + pauseNs());
    }
    return firstNs;
  }

  private void plan(PaymentReport report, long atNs) {
    dues.add(new Due(atNs, planned++, report));
  }

  private PaymentReport report(Kind kind, PaymentOrder order, String transaction) {
    return new PaymentReport(provider, kind, order, transaction);
  }

  private long pauseNs() {
    return random.nextLong(1, TimeUnit.MILLISECONDS.toNanos(temper.slowestMillis()) + 1);
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private String newTransaction() {
    return "%08x%08x%016x".formatted(provider, desk, ++lastTransaction);
  }
}
