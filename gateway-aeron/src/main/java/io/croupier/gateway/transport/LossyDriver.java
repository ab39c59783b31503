package io.croupier.gateway.transport;

import io.aeron.driver.ext.DebugReceiveChannelEndpoint;
import io.aeron.driver.ext.DebugSendChannelEndpoint;
import java.util.function.Consumer;

/**
 * Drivers that lose datagrams as they arrive and as they leave, data and Aeron's own control
 * messages alike: for whoever wants to see what is made of that.
 */
public final class LossyDriver {
  private LossyDriver() {}

  /**
   * A driver that its owner runs.
   *
   * @param report hears, in a line each, of errors that the driver survives.
   */
  public static EmbeddedDriver launch(Loss loss, Consumer<String> report) {
    return EmbeddedDriver.launch(
        DriverThreads.INVOKED,
        report,
        context ->
            context
                .receiveChannelEndpointSupplier(
                    (channel, dispatcher, indicator, with) ->
                        new DebugReceiveChannelEndpoint(
                            channel, dispatcher, indicator, with, loss, loss))
                .sendChannelEndpointSupplier(
                    (channel, indicator, with) ->
                        new DebugSendChannelEndpoint(channel, indicator, with, loss, loss)));
  }
}
