package io.croupier.demo;

import io.croupier.demo.edge.Board;
import io.croupier.demo.payment.ProviderProcess;
import io.croupier.demo.payment.Temper;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code croupier payment-provider}: a payment provider that is only simulated. */
@Command(
    name = "./croupier payment-provider",
    sortOptions = false,
    description = {
      "A simulated payment provider: collects deposits and pays withdrawals that gateways ask for,"
          + " and reports what has become of them late, several times, or in both ways.",
      "Gateways speak to it over TCP on the loopback address, in lines of JSON. It says where it"
          + " listens, stops hearing and reporting when its standard input says {\"do\":\"stick\"},"
          + " and ends when that says {\"do\":\"leave\"}, or ends.",
      "A gateway says the deposits and withdrawals that it wants; the provider says what has become"
          + " of each, COLLECTED, PAID and the like. A line that is no such order ends the"
          + " connection, with {\"error\":...}."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./croupier payment-provider",
      "  ./croupier payment-provider --id 2 --port 4600 --slow 2000 --contradicting 0.2",
      "",
      "A gateway says:",
      "  {\"deposit\":true,\"order\":{\"id\":1,\"account\":9,\"amount\":5,\"currency\":\"GBP\"}}",
      "  {\"deposit\":false,\"order\":{\"id\":2,\"account\":9,\"amount\":4,\"currency\":\"GBP\"}}"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:told to leave, or nobody speaks to it any more",
      "1:it cannot go on",
      "2:a mistake in the call",
      "10:standard output could not be written"
    })
public final class PaymentProviderMain implements Callable<Integer> {
  @Option(names = "--id", defaultValue = "1", description = "Its number; default ${DEFAULT-VALUE}.")
  private int id;

  @Option(
      names = "--port",
      defaultValue = "0",
      description = "Where it listens on 127.0.0.1; 0: any free port. Default ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--slow",
      paramLabel = "MILLIS",
      defaultValue = "50",
      description = "The longest that a report takes; default ${DEFAULT-VALUE}.")
  private long slowestMillis;

  @Option(
      names = "--failing",
      paramLabel = "CHANCE",
      defaultValue = "0.1",
      description = "How many orders come to nothing, 0 to 1; default ${DEFAULT-VALUE}.")
  private double failing;

  @Option(
      names = "--repeating",
      paramLabel = "CHANCE",
      defaultValue = "0.1",
      description = "How many reports are made again, 0 to 1; default ${DEFAULT-VALUE}.")
  private double repeating;

  @Option(
      names = "--contradicting",
      paramLabel = "CHANCE",
      defaultValue = "0.02",
      description = "How many orders are reported both ways, 0 to 1; default ${DEFAULT-VALUE}.")
  private double contradicting;

  @Option(
      names = "--returning",
      paramLabel = "CHANCE",
      defaultValue = "0.02",
      description = "How many payments come back, 0 to 1; default ${DEFAULT-VALUE}.")
  private double returning;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "All chance comes from it; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This page.")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  public static void main(String[] args) {
    Mains.main(new PaymentProviderMain(), args);
  }

  @Override
  public Integer call() throws IOException {
    if (id < 0 || port < 0 || port > 65_535) {
      return Mains.say("--id must be 0 or more, --port from 0 to 65535.", Mains.MISTAKE);
    }
    return Mains.serve(port, this::collectAndPay);
  }

  private void collectAndPay() throws IOException {
    Temper temper = new Temper(slowestMillis, failing, repeating, contradicting, returning);
    Board board = new Board(System.in, System.out);
    try (ProviderProcess process = new ProviderProcess(id, port, temper, seed, board)) {
      process.run();
    }
  }
}
