package io.croupier.demo.player;

import io.croupier.demo.edge.Answer;
import io.croupier.demo.edge.Command;
import io.croupier.demo.payment.PaymentOrder;
import io.croupier.demo.payment.PaymentProvider;
import io.croupier.demo.payment.PaymentReport;
import io.croupier.demo.player.Player.Wallet;
import io.croupier.protocol.DepositedDecoder;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Takes money in and, when the operator allows it, pays it out. What a payment provider reports is
 * told to the engine as it comes, however often and in whatever order; the engine decides what it
 * means.
 */
final class Cashier {
  private static final int THINKING_MS = 20;
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(2);
  private static final double CANCELLED = 0.05;
  private static final double REVIEWED = 0.2;
  private static final double REJECTED = 0.1;
  private static final double CUT = 0.1;
  private static final long ALL = 0;

  private final Floor floor;
  private final Bank bank;
  private final Long2ObjectHashMap<Wallet> depositing = new Long2ObjectHashMap<>();
  private final Long2ObjectHashMap<Wallet> withdrawing = new Long2ObjectHashMap<>();
  private final Set<String> counted = new HashSet<>();
  private final Map<String, Long> paidIn = new TreeMap<>();
  private final Map<String, Long> paidOut = new TreeMap<>();

  Cashier(Floor floor, Bank bank) {
    this.floor = floor;
    this.bank = bank;
  }

  Map<String, Long> paidIn() {
    return paidIn;
  }

  Map<String, Long> paidOut() {
    return paidOut;
  }

  /** Whether the player waits for money; nobody waits for a provider that is stuck for long. */
  boolean isPayingIn(Wallet wallet) {
    return System.nanoTime() - wallet.payingInUntilNs < 0;
  }

  /** A player wants to pay in; the provider that they choose may not take the order. */
  void deposit(Wallet wallet, long amount, long plannedNs) {
    PaymentProvider provider = bank.any();
    wallet.payingInUntilNs = System.nanoTime() + PATIENCE_NS;
    floor.send(
        Floor.customer("RequestDeposit", wallet.owner.account)
            .with("paymentProviderId", provider.id())
            .with("currency", wallet.currency)
            .with("amount", amount),
        plannedNs,
        outcome -> {
          if (!outcome.isRefused()) {
            collect(provider, wallet, outcome.number("depositId"), amount);
          }
        });
  }

  private void collect(PaymentProvider provider, Wallet wallet, long deposit, long amount) {
    depositing.put(deposit, wallet);
    if (!provider.collect(order(deposit, wallet, amount))) {
      floor.send(about("FailDeposit", "depositId", deposit), System.nanoTime(), Answer.NONE);
    }
  }

  /** A player wants a part of the cash. */
  void withdraw(Wallet wallet, long amount, long plannedNs) {
    PaymentProvider provider = bank.any();
    floor.send(
        Floor.customer("RequestWithdrawal", wallet.owner.account)
            .with("transactionId", floor.newId())
            .with("paymentProviderId", provider.id())
            .with("currency", wallet.currency)
            .with("amount", amount),
        plannedNs,
        outcome -> {
          if (!outcome.isRefused()) {
            wallet.cash = outcome.number("cash");
            long withdrawal = outcome.number("withdrawalId");
            withdrawing.put(withdrawal, wallet);
            floor.later(
                THINKING_MS, planned -> decide(provider, wallet, withdrawal, amount, planned));
          }
        });
  }

  private void decide(
      PaymentProvider provider, Wallet wallet, long withdrawal, long amount, long plannedNs) {
    if (floor.dice().chance(CANCELLED)) {
      learn(
          Floor.customer("CancelWithdrawal", wallet.owner.account).with("withdrawalId", withdrawal),
          wallet,
          plannedNs);
    } else if (floor.dice().chance(REVIEWED)) {
      floor.send(
          about("ReviewWithdrawal", "withdrawalId", withdrawal),
          plannedNs,
          outcome ->
              floor.later(
                  THINKING_MS, planned -> end(provider, wallet, withdrawal, amount, planned)));
    } else {
      end(provider, wallet, withdrawal, amount, plannedNs);
    }
  }

  private void end(
      PaymentProvider provider, Wallet wallet, long withdrawal, long amount, long plannedNs) {
    if (floor.dice().chance(REJECTED)) {
      learn(about("RejectWithdrawal", "withdrawalId", withdrawal), wallet, plannedNs);
      return;
    }
    long allowed = floor.dice().chance(CUT) && amount > 1 ? amount / 2 : ALL;
    floor.send(
        about("ApproveWithdrawal", "withdrawalId", withdrawal).with("amount", allowed),
        plannedNs,
        outcome -> {
          if (!outcome.isRefused()) {
            wallet.cash = outcome.number("cash");
            pay(provider, wallet, withdrawal, outcome.number("amount"));
          }
        });
  }

  private void pay(PaymentProvider provider, Wallet wallet, long withdrawal, long amount) {
    if (!provider.pay(order(withdrawal, wallet, amount))) {
      learn(about("RejectWithdrawal", "withdrawalId", withdrawal), wallet, System.nanoTime());
    }
  }

  /** Hands what the payment providers have reported to the engine. */
  int doWork() {
    return bank.poll(this::onReport);
  }

  private void onReport(PaymentReport report) {
    if (report.kind().isOfDeposit()) {
      depositing.get(report.order().id()).payingInUntilNs = System.nanoTime();
    }
    switch (report.kind()) {
      case COLLECTED -> collected(report);
      case NOT_COLLECTED -> say("FailDeposit", "depositId", report);
      case PAYING -> say("StartPayout", "withdrawalId", report);
      case PAID -> say("CompletePayout", "withdrawalId", report);
      case NOT_PAID -> say("FailPayout", "withdrawalId", report);
      case RETURNED -> say("ReturnPayout", "withdrawalId", report);
    }
  }

  private void collected(PaymentReport report) {
    PaymentOrder order = report.order();
    floor.send(
        Floor.provider("Deposit", order.account(), report.provider())
            .with("transactionId", report.transactionId())
            .with("paymentProviderId", report.provider())
            .with("depositId", order.id())
            .with("currency", order.currency())
            .with("amount", order.amount()),
        System.nanoTime(),
        outcome -> {
          boolean credited = outcome.templateId() == DepositedDecoder.TEMPLATE_ID;
          if (credited && counted.add("deposit " + report.transactionId())) {
            paidIn.merge(order.currency(), order.amount(), Long::sum);
            depositing.get(order.id()).cash = outcome.number("cash");
          }
        });
  }

  /** Tells what became of an order; what was told before, or contradicts it, changes nothing. */
  private void say(String name, String field, PaymentReport report) {
    PaymentOrder order = report.order();
    floor.send(
        Floor.provider(name, order.account(), report.provider())
            .with(field, order.id())
            .with("paymentProviderId", report.provider()),
        System.nanoTime(),
        outcome -> {
          if (!outcome.isRefused() && field.equals("withdrawalId")) {
            withdrawing.get(order.id()).cash = outcome.number("cash");
            count(report, order);
          }
        });
  }

  private void count(PaymentReport report, PaymentOrder order) {
    boolean paid = report.kind() == PaymentReport.Kind.PAID;
    boolean returned = report.kind() == PaymentReport.Kind.RETURNED;
    if ((paid || returned) && counted.add(report.kind() + " " + order.id())) {
      paidOut.merge(order.currency(), paid ? order.amount() : -order.amount(), Long::sum);
    }
  }

  private void learn(Command command, Wallet wallet, long plannedNs) {
    floor.send(
        command,
        plannedNs,
        outcome -> {
          if (!outcome.isRefused()) {
            wallet.cash = outcome.number("cash");
          }
        });
  }

  private static Command about(String name, String field, long id) {
    return Floor.operator(name).with(field, id);
  }

  private static PaymentOrder order(long id, Wallet wallet, long amount) {
    return new PaymentOrder(id, wallet.owner.account, amount, wallet.currency);
  }
}
