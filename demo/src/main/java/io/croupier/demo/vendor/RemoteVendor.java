package io.croupier.demo.vendor;

import io.croupier.demo.edge.LineChannel;
import io.croupier.demo.vendor.GameCall.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;

/** The way to a simulated game vendor in another process; when it is gone, no game is taken. */
public final class RemoteVendor implements GameVendor {
  private static final int MOST_WAITING = 100_000;

  private final int id;
  private final LineChannel channel;
  private int open;
  private boolean gone;

  private RemoteVendor(int id, LineChannel channel) {
    this.id = id;
    this.channel = channel;
  }

  /**
   * Connects to a vendor.
   *
   * @param place host:port.
   * @throws IllegalArgumentException with a sentence when nobody listens there.
   */
  public static RemoteVendor connect(int id, String place) {
    int colon = place.lastIndexOf(':');
    if (colon < 1 || !place.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("The game vendor " + place + " is not host:port.");
    }
    InetSocketAddress address =
        new InetSocketAddress(
            place.substring(0, colon), Integer.parseInt(place.substring(colon + 1)));
    try {
      return new RemoteVendor(id, new LineChannel(SocketChannel.open(address), MOST_WAITING));
    } catch (IOException | UnresolvedAddressException e) {
      throw new IllegalArgumentException(
          "No game vendor listens at " + place + "; start one and name its port.", e);
    }
  }

  @Override
  public int id() {
    return id;
  }

  @Override
  public boolean play(Game game) {
    boolean taken = !gone && channel.say(VendorWire.say(game));
    open += taken ? 1 : 0;
    return taken;
  }

  @Override
  public int poll(CallListener listener) {
    if (gone) {
      return 0;
    }
    try {
      int work = channel.poll(line -> hear(VendorWire.call(line), listener));
      gone = channel.isEnded();
      return work;
    } catch (IOException e) {
      gone = true;
      return 0;
    }
  }

  private void hear(GameCall call, CallListener listener) {
    if (call.kind() == Kind.OVER) {
      open--;
    } else {
      listener.onCall(this, call);
    }
  }

  @Override
  public void answer(GameAnswer answer) {
    gone = gone || !channel.say(VendorWire.say(answer));
  }

  @Override
  public int open() {
    return gone ? 0 : open;
  }

  @Override
  public void close() {
    gone = true;
    channel.close();
  }
}
