package io.croupier.demo.payment;

import io.croupier.demo.edge.LineChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.function.Consumer;

/**
 * The way to a simulated payment provider in another process. When the provider is stuck, orders
 * are kept up to a number and then not taken any more; when it is gone, none is taken.
 */
public final class RemoteProvider implements PaymentProvider {
  private static final int MOST_WAITING = 1_000;

  private final int id;
  private final LineChannel channel;
  private final Consumer<String> trouble;
  private final OpenOrders open = new OpenOrders();
  private boolean gone;

  private RemoteProvider(int id, LineChannel channel, Consumer<String> trouble) {
    this.id = id;
    this.channel = channel;
    this.trouble = trouble;
  }

  /**
   * Connects to a provider.
   *
   * @param place host:port.
   * @param trouble hears a sentence when the provider is given up.
   * @throws IllegalArgumentException with a sentence when nobody listens there.
   */
  public static RemoteProvider connect(int id, String place, Consumer<String> trouble) {
    int colon = place.lastIndexOf(':');
    if (colon < 1 || !place.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("The payment provider " + place + " is not host:port.");
    }
    InetSocketAddress address =
        new InetSocketAddress(
            place.substring(0, colon), Integer.parseInt(place.substring(colon + 1)));
    try {
      LineChannel channel = new LineChannel(SocketChannel.open(address), MOST_WAITING);
      return new RemoteProvider(id, channel, trouble);
    } catch (IOException | UnresolvedAddressException e) {
      throw new IllegalArgumentException(
          "No payment provider listens at " + place + "; start one and name its port.", e);
    }
  }

  @Override
  public int id() {
    return id;
  }

  @Override
  public boolean collect(PaymentOrder deposit) {
    return order(true, deposit);
  }

  @Override
  public boolean pay(PaymentOrder withdrawal) {
    return order(false, withdrawal);
  }

  private boolean order(boolean deposit, PaymentOrder order) {
    boolean taken = !gone && channel.say(Wire.request(deposit, order));
    if (taken) {
      open.add(deposit, order);
    }
    return taken;
  }

  @Override
  public int poll(PaymentListener listener) {
    if (gone) {
      return 0;
    }
    try {
      int work = channel.poll(line -> hear(Wire.report(id, line), listener));
      if (channel.isEnded()) {
        giveUp("it has closed the connection");
      }
      return work;
    } catch (IOException e) {
      giveUp(e.getMessage());
      return 0;
    }
  }

  private void giveUp(String why) {
    gone = true;
    trouble.accept(
        "Payment provider %d is given up (%s); %d orders stay open. Start this gateway again."
            .formatted(id, why, open.count()));
  }

  private void hear(PaymentReport report, PaymentListener listener) {
    open.note(report);
    listener.onReport(report);
  }

  @Override
  public int open() {
    return open.count();
  }

  @Override
  public void close() {
    gone = true;
    channel.close();
  }
}
