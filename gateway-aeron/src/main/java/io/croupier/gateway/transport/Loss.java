package io.croupier.gateway.transport;

import io.aeron.driver.ext.LossGenerator;
import java.net.InetSocketAddress;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The share of datagrams that a {@link LossyDriver} loses, by a seed. The share may be changed by
 * any thread at any time.
 */
public final class Loss implements LossGenerator {
  private final SplittableRandom random;
  private volatile double share;

  /** Loses a share, from 0 to 1. */
  public Loss(double share, long seed) {
    this.share = share;
    random = new SplittableRandom(seed);
  }

  /** From now on loses another share, from 0 to 1. */
  public void share(double another) {
    share = another;
  }

  /** Called by the driver's threads, one for what comes and one for what goes. */
  @Override
  public synchronized boolean shouldDropFrame(
      InetSocketAddress address, UnsafeBuffer buffer, int length) {
    return random.nextDouble() < share;
  }
}
