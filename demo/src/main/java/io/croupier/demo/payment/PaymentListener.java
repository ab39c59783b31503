package io.croupier.demo.payment;

/** Hears what a payment provider reports. */
@FunctionalInterface
public interface PaymentListener {
  void onReport(PaymentReport report);
}
