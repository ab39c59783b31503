package io.croupier.gateway.transport;

import io.aeron.driver.ext.DebugReceiveChannelEndpoint;
import io.aeron.driver.ext.LossGenerator;
import io.aeron.driver.ext.RandomLossGenerator;

/** Drivers that lose datagrams as they arrive, by a seed. */
public final class LossyDriver {
  private LossyDriver() {}

  /** Loses a share of the data and of Aeron's own control messages. */
  public static EmbeddedDriver launch(double loss, long seed) {
    LossGenerator data = new RandomLossGenerator(loss, seed);
    LossGenerator control = new RandomLossGenerator(loss, seed + 1);
    return EmbeddedDriver.launch(
        DriverThreads.INVOKED,
        line -> {},
        context ->
            context.receiveChannelEndpointSupplier(
                (channel, dispatcher, indicator, with) ->
                    new DebugReceiveChannelEndpoint(
                        channel, dispatcher, indicator, with, data, control)));
  }
}
