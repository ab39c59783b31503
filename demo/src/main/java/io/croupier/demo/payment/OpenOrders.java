package io.croupier.demo.payment;

import java.util.HashSet;
import java.util.Set;

/** The orders of one provider whose end it has not reported. Owned by one thread. */
final class OpenOrders {
  private final Set<Long> deposits = new HashSet<>();
  private final Set<Long> withdrawals = new HashSet<>();

  void add(boolean deposit, PaymentOrder order) {
    of(deposit).add(order.id());
  }

  /** The provider has reported something of an order. */
  void note(PaymentReport report) {
    if (report.kind().isEnd()) {
      of(report.kind().isOfDeposit()).remove(report.order().id());
    }
  }

  int count() {
    return deposits.size() + withdrawals.size();
  }

  private Set<Long> of(boolean deposit) {
    return deposit ? deposits : withdrawals;
  }
}
