package io.croupier.demo.payment;

/** A simulated payment provider in the gateway's own process; it is never stuck. */
public final class LocalProvider implements PaymentProvider {
  private final int id;
  private final SimulatedProvider provider;
  private final OpenOrders open = new OpenOrders();
  private boolean closed;

  public LocalProvider(int id, Temper temper, long seed) {
    this.id = id;
    provider = new SimulatedProvider(id, 0, temper, seed);
  }

  @Override
  public int id() {
    return id;
  }

  @Override
  public boolean collect(PaymentOrder deposit) {
    if (!closed) {
      provider.collect(deposit, System.nanoTime());
      open.add(true, deposit);
    }
    return !closed;
  }

  @Override
  public boolean pay(PaymentOrder withdrawal) {
    if (!closed) {
      provider.pay(withdrawal, System.nanoTime());
      open.add(false, withdrawal);
    }
    return !closed;
  }

  @Override
  public int poll(PaymentListener listener) {
    int reports = 0;
    long now = System.nanoTime();
    for (PaymentReport report = next(now); report != null; report = next(now)) {
      open.note(report);
      listener.onReport(report);
      reports++;
    }
    return reports;
  }

  private PaymentReport next(long nowNs) {
    return closed ? null : provider.next(nowNs);
  }

  @Override
  public int open() {
    return open.count();
  }

  @Override
  public void close() {
    closed = true;
  }
}
