package io.croupier.demo.player;

import io.croupier.demo.edge.Answer;
import io.croupier.demo.edge.Command;
import io.croupier.demo.edge.Outcome;
import io.croupier.demo.player.Player.Wallet;
import java.util.Map;
import java.util.TreeMap;

/** Takes money in and, when the operator allows it, pays it out. */
final class Cashier {
  private static final int PAYMENT_PROVIDER = 1;
  private static final int THINKING_MS = 20;
  private static final double CALLED_TWICE = 0.05;
  private static final double REJECTED = 0.1;
  private static final double CUT = 0.1;
  private static final double FAILED = 0.1;
  private static final long ALL = 0;

  private final Floor floor;
  private final Map<String, Long> paidIn = new TreeMap<>();
  private final Map<String, Long> paidOut = new TreeMap<>();

  Cashier(Floor floor) {
    this.floor = floor;
  }

  Map<String, Long> paidIn() {
    return paidIn;
  }

  Map<String, Long> paidOut() {
    return paidOut;
  }

  /** A payment provider reports a deposit, now and then twice: the second time books nothing. */
  void deposit(Wallet wallet, long amount, long plannedNs) {
    Command deposit =
        Floor.provider("Deposit", wallet.owner.account, PAYMENT_PROVIDER)
            .with("transactionId", floor.newId())
            .with("paymentProviderId", PAYMENT_PROVIDER)
            .with("currency", wallet.currency)
            .with("amount", amount);
    floor.send(
        deposit,
        plannedNs,
        outcome -> {
          if (outcome.isRefused()) {
            return;
          }
          wallet.cash = outcome.number("cash");
          paidIn.merge(wallet.currency, outcome.number("amount"), Long::sum);
          if (floor.dice().chance(CALLED_TWICE)) {
            floor.later(THINKING_MS, planned -> floor.send(deposit, planned, Answer.NONE));
          }
        });
  }

  /** A player wants a part of the cash. */
  void withdraw(Wallet wallet, long amount, long plannedNs) {
    floor.send(
        Floor.customer("RequestWithdrawal", wallet.owner.account)
            .with("transactionId", floor.newId())
            .with("paymentProviderId", PAYMENT_PROVIDER)
            .with("currency", wallet.currency)
            .with("amount", amount),
        plannedNs,
        outcome -> {
          if (!outcome.isRefused()) {
            wallet.cash = outcome.number("cash");
            long withdrawal = outcome.number("withdrawalId");
            floor.later(THINKING_MS, planned -> decide(wallet, withdrawal, amount, planned));
          }
        });
  }

  private void decide(Wallet wallet, long withdrawal, long amount, long plannedNs) {
    if (floor.dice().chance(REJECTED)) {
      step("RejectWithdrawal", wallet, withdrawal, plannedNs, Answer.NONE);
      return;
    }
    long allowed = floor.dice().chance(CUT) && amount > 1 ? amount / 2 : ALL;
    floor.send(
        Floor.operator("ApproveWithdrawal")
            .with("withdrawalId", withdrawal)
            .with("amount", allowed),
        plannedNs,
        approved -> floor.later(THINKING_MS, planned -> pay(wallet, withdrawal, planned)));
  }

  private void pay(Wallet wallet, long withdrawal, long plannedNs) {
    step(
        "StartPayout",
        wallet,
        withdrawal,
        plannedNs,
        paying -> floor.later(THINKING_MS, planned -> end(wallet, withdrawal, planned)));
  }

  private void end(Wallet wallet, long withdrawal, long plannedNs) {
    if (floor.dice().chance(FAILED)) {
      step("FailPayout", wallet, withdrawal, plannedNs, Answer.NONE);
    } else {
      step("CompletePayout", wallet, withdrawal, plannedNs, paid -> count(wallet, paid));
    }
  }

  private void step(String name, Wallet wallet, long withdrawal, long plannedNs, Answer answer) {
    floor.send(
        Floor.operator(name).with("withdrawalId", withdrawal),
        plannedNs,
        outcome -> {
          if (!outcome.isRefused()) {
            wallet.cash = outcome.number("cash");
            answer.on(outcome);
          }
        });
  }

  private void count(Wallet wallet, Outcome paid) {
    paidOut.merge(wallet.currency, paid.number("amount"), Long::sum);
  }
}
