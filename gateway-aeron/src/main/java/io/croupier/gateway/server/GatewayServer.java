package io.croupier.gateway.server;

import static java.lang.Integer.MAX_VALUE;

import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.session.GatewayPast;
import io.croupier.gateway.session.GatewaySessions;
import io.croupier.gateway.session.OutcomeHistory;
import io.croupier.gateway.transport.EmbeddedDriver;
import io.croupier.gateway.transport.Transport;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts the node's two sides together. After construction the ingress belongs to the ingress thread
 * and the egress to the egress thread, which may be one; the driver is run by the caller.
 */
public final class GatewayServer implements AutoCloseable {
  private final CommandIngress ingress;
  private final OutcomeEgress egress;

  /**
   * Opens ingress at once: recover before.
   *
   * @param keys of the gateways that may connect.
   * @param report hears, in a line each, what an operator should know.
   * @throws EndpointException when the endpoint cannot be used.
   */
  public GatewayServer(
      ServerSettings settings,
      List<GatewayKey> keys,
      RecoveredGateways recovered,
      OutcomeHistory history,
      CommandSink sink,
      EmbeddedDriver driver,
      Consumer<String> report) {
    Transport out = new Transport(driver, "croupier egress", report);
    SecureRandom random = new SecureRandom();
    int marketDataStream = settings.marketData() == null ? 0 : 1 + random.nextInt(MAX_VALUE - 1);
    egress = new OutcomeEgress(out, settings, marketDataStream, keys, recovered, history, report);
    GatewaySessions sessions =
        new GatewaySessions(
            keys,
            new Past(recovered, egress),
            settings.times(),
            random::nextBytes,
            egress.mailbox(),
            marketDataStream);
    int highestGatewayId = keys.stream().mapToInt(GatewayKey::gatewayId).max().orElse(0);
    IngressCounts counts = new IngressCounts();
    Transport in = new Transport(driver, "croupier ingress", report);
    try {
      ingress =
          new CommandIngress(
              in,
              settings,
              sessions,
              egress.mailbox(),
              sink,
              driver,
              counts,
              new BadInput(highestGatewayId, counts, report));
    } catch (RuntimeException e) {
      in.close();
      egress.close();
      throw e;
    }
  }

  public CommandIngress ingress() {
    return ingress;
  }

  public OutcomeEgress egress() {
    return egress;
  }

  /** Closes both sides, when neither thread runs any more. */
  @Override
  public void close() {
    ingress.close();
    egress.close();
  }

  private record Past(RecoveredGateways recovered, OutcomeEgress egress) implements GatewayPast {
    @Override
    public int epoch() {
      return recovered.epoch();
    }

    @Override
    public long highestCommandId(int gatewayId) {
      return recovered.highestCommandId(gatewayId);
    }

    @Override
    public long highestGatewaySequence(int gatewayId) {
      return egress.highestGatewaySequence(gatewayId);
    }

    @Override
    public long highestGatewaySequence(int gatewayId, int epoch) {
      return recovered.highestGatewaySequence(gatewayId, epoch);
    }

    @Override
    public int lossAccepted(int gatewayId) {
      return recovered.lossAccepted(gatewayId);
    }
  }
}
