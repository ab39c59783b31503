package io.croupier.demo.player;

import io.croupier.demo.payment.PaymentListener;
import io.croupier.demo.payment.PaymentProvider;
import java.util.List;

/** The payment providers that a gateway works with. */
final class Bank {
  private final List<PaymentProvider> providers;
  private final Dice dice;

  Bank(List<PaymentProvider> providers, Dice dice) {
    this.providers = providers;
    this.dice = dice;
  }

  /** One of them, whichever the player likes. */
  PaymentProvider any() {
    return dice.oneOf(providers);
  }

  /** The provider of a number. */
  PaymentProvider provider(int id) {
    return providers.stream().filter(p -> p.id() == id).findFirst().orElseThrow();
  }

  /** Hands over what they have reported. */
  int poll(PaymentListener listener) {
    int reports = 0;
    for (PaymentProvider provider : providers) {
      reports += provider.poll(listener);
    }
    return reports;
  }

  /** Orders that they have not reported an end of yet. */
  int open() {
    return providers.stream().mapToInt(PaymentProvider::open).sum();
  }

  /** They report nothing more. */
  void close() {
    providers.forEach(PaymentProvider::close);
  }
}
