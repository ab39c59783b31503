package io.croupier.demo;

import io.croupier.demo.edge.Board;
import io.croupier.demo.vendor.VendorProcess;
import io.croupier.demo.vendor.VendorTemper;
import io.croupier.signature.OutcomeSigner;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code croupier game-vendor}: a game vendor that is only simulated. */
@Command(
    name = "./croupier game-vendor",
    sortOptions = false,
    description = {
      "A simulated game vendor: plays dice for the players of gateways, signs its results, plays"
          + " some games so that they can be proved to be fair, makes calls several times, loses"
          + " answers, undoes bets before and after they come.",
      "Gateways speak to it over TCP on the loopback address, in lines of JSON. It says where it"
          + " listens and the line for the operator's file of keys; when its standard input says"
          + " {\"do\":\"leave\"}, or ends, it says its books and ends.",
      "A gateway says the games that its players want, and what became of the vendor's calls; the"
          + " vendor says its calls, one of COMMIT, BET, WIN, ROLLBACK, END, REVEAL and OVER each. A"
          + " line that is neither ends the connection, with {\"error\":...}."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./croupier game-vendor",
      "  ./croupier game-vendor --id 2 --port 4700 --hmac --losing 0.2 --tampering 0.1",
      "",
      "A gateway says:",
      "  {\"game\":{\"account\":1,\"session\":0,\"currency\":\"GBP\",\"bet\":9,\"clientSeed\":\"a\"}}",
      "  {\"answer\":{\"number\":1,\"accepted\":true,\"moved\":9,\"sentence\":\"\"}}"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:told to leave, or nobody speaks to it any more",
      "1:it cannot go on",
      "2:a mistake in the call",
      "10:standard output could not be written"
    })
public final class GameVendorMain implements Callable<Integer> {
  @Option(names = "--id", defaultValue = "1", description = "Its number; default ${DEFAULT-VALUE}.")
  private int id;

  @Option(
      names = "--port",
      defaultValue = "0",
      description = "Where it listens on 127.0.0.1; 0: any free port. Default ${DEFAULT-VALUE}.")
  private int port;

  @Option(names = "--hmac", description = "Sign with HMAC-SHA256 in place of Ed25519.")
  private boolean hmac;

  @Option(
      names = "--slow",
      paramLabel = "MILLIS",
      defaultValue = "20",
      description = "The longest that it thinks before a call; default ${DEFAULT-VALUE}.")
  private long slowestMillis;

  @Option(
      names = "--fair",
      paramLabel = "CHANCE",
      defaultValue = "0.3",
      description = "How many games are provably fair, 0 to 1; default ${DEFAULT-VALUE}.")
  private double fair;

  @Option(
      names = "--repeating",
      paramLabel = "CHANCE",
      defaultValue = "0.05",
      description = "How many calls are made again, 0 to 1; default ${DEFAULT-VALUE}.")
  private double repeating;

  @Option(
      names = "--losing",
      paramLabel = "CHANCE",
      defaultValue = "0.05",
      description = "How many answers are lost, 0 to 1; default ${DEFAULT-VALUE}.")
  private double losing;

  @Option(
      names = "--called-off",
      paramLabel = "CHANCE",
      defaultValue = "0.06",
      description = "How many bets are undone, 0 to 1; default ${DEFAULT-VALUE}.")
  private double calledOff;

  @Option(
      names = "--early",
      paramLabel = "CHANCE",
      defaultValue = "0.5",
      description = "How many of these before they come, 0 to 1; default ${DEFAULT-VALUE}.")
  private double early;

  @Option(
      names = "--tampering",
      paramLabel = "CHANCE",
      defaultValue = "0.02",
      description =
          "How many wins are first sent with another amount than signed, 0 to 1; default"
              + " ${DEFAULT-VALUE}.")
  private double tampering;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "All chance comes from it, the key too; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This page.")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  public static void main(String[] args) {
    Mains.main(new GameVendorMain(), args);
  }

  @Override
  public Integer call() throws IOException {
    if (id < 1 || port < 0 || port > 65_535) {
      return Mains.say("--id must be 1 or more, --port from 0 to 65535.", Mains.MISTAKE);
    }
    return Mains.serve(port, this::play);
  }

  private void play() throws IOException {
    VendorTemper temper =
        new VendorTemper(slowestMillis, fair, repeating, losing, calledOff, early, tampering);
    Board board = new Board(System.in, System.out);
    try (VendorProcess process = new VendorProcess(id, port, temper, signer(), seed, board)) {
      process.run();
    }
  }

  private OutcomeSigner signer() {
    byte[] secret = new byte[OutcomeSigner.KEY_LENGTH];
    new Random(seed * 31 + id).nextBytes(secret);
    return hmac ? OutcomeSigner.hmac(secret) : OutcomeSigner.ed25519(secret);
  }
}
