package io.croupier.demo;

import io.croupier.config.Settings;
import io.croupier.config.SettingsException;
import io.croupier.demo.edge.Board;
import io.croupier.demo.edge.EdgeRunner;
import io.croupier.demo.edge.Link;
import io.croupier.demo.edge.Role;
import io.croupier.demo.edge.RoleFactory;
import io.croupier.demo.importer.ImportRole;
import io.croupier.demo.importer.RecordingException;
import io.croupier.demo.importer.WatchRole;
import io.croupier.demo.payment.LocalProvider;
import io.croupier.demo.payment.PaymentProvider;
import io.croupier.demo.payment.RemoteProvider;
import io.croupier.demo.payment.Temper;
import io.croupier.demo.player.PlayersRole;
import io.croupier.demo.player.PlayersSettings;
import io.croupier.demo.vendor.GameVendor;
import io.croupier.demo.vendor.RemoteVendor;
import io.croupier.gateway.client.CommandGate;
import io.croupier.gateway.client.EdgeConfig;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.signature.ProviderKeys;
import io.croupier.signature.SignatureGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The process of an edge gateway: plays players, imports a recorded market, or watches one. */
@Command(
    name = "./croupier edge",
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  ./croupier edge --node 127.0.0.1:4510 --gateway 1 --key-file gateway-1.key",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:told to leave",
      "1:it cannot go on, or nobody speaks to it any more",
      "2:a mistake in the call",
      "10:standard output could not be written"
    },
    description = {
      "A gateway process: plays players, imports a recorded market, or watches one, and says in"
          + " lines of JSON what it sees.",
      "It ends when its standard input says {\"do\":\"leave\"}, or ends."
    })
public final class EdgeMain implements Callable<Integer> {
  private static final long PATIENCE_SECONDS = 3;

  /** What an edge is there for. */
  enum RoleName {
    players,
    importer,
    watcher
  }

  @Option(names = "--node", required = true, description = "host:port where the node listens.")
  private String node;

  @Option(names = "--gateway", required = true, description = "Number of this gateway.")
  private int gateway;

  @Option(names = "--key-file", required = true, description = "File with the key in hex digits.")
  private Path keyFile;

  @Option(names = "--market-data", description = "host:port of the node's market data.")
  private String marketData;

  @Option(names = "--show-book", description = "Say how the book of a market stands.")
  private boolean showBook;

  @Option(
      names = "--role",
      defaultValue = "players",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private RoleName role;

  @Option(names = "--market", description = "importer: the recording (*.json.gz).")
  private Path market;

  @Option(
      names = "--players",
      defaultValue = "300",
      description = "players: how many; default ${DEFAULT-VALUE}.")
  private int players;

  @Option(
      names = "--rate",
      defaultValue = "1000",
      description = "players: turns a second; default ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "players: how long they play; default ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "players: all chance comes from it; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--provider",
      paramLabel = "HOST:PORT",
      description = {
        "players: a payment provider, the first is number 1; several may be named.",
        "None: one is simulated in this process."
      })
  private List<String> providers = List.of();

  @Option(
      names = "--vendor",
      paramLabel = "HOST:PORT",
      description = {
        "players: a game vendor, the first is number 1; several may be named.",
        "None: games are played in this process."
      })
  private List<String> vendors = List.of();

  @Option(
      names = "--provider-keys",
      paramLabel = "FILE",
      description = "The keys with which game vendors' signatures are checked; over the settings.")
  private Path providerKeys;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings over the defaults; of them providerKeys counts here.")
  private Path config;

  @Option(names = "--void-one", description = "players: one market of this gateway is voided.")
  private boolean voidOne;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This page.")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  public static void main(String[] args) {
    Mains.main(new EdgeMain(), args);
  }

  @Override
  public Integer call() throws IOException {
    CountDownLatch closed = new CountDownLatch(1);
    try (EdgeRunner runner =
        new EdgeRunner(config(), new Board(System.in, System.out), this::create)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(runner, closed), "leave"));
      return runner.run();
    } catch (RecordingException | IllegalArgumentException | SettingsException e) {
      return Mains.say(e.getMessage(), Mains.MISTAKE);
    } finally {
      closed.countDown();
    }
  }

  /** On a signal: nothing of the gateway's is left behind. */
  private static void leave(EdgeRunner runner, CountDownLatch closed) {
    runner.leave();
    try {
      closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private EdgeConfig config() throws IOException {
    if (!Files.isReadable(keyFile)) {
      throw new IllegalArgumentException("The key file " + keyFile + " cannot be read.");
    }
    String digits = Files.readString(keyFile).strip();
    if (!digits.matches("([0-9a-fA-F]{2}){16,}")) {
      throw new IllegalArgumentException(
          "The key file " + keyFile + " must hold 32 or more hex digits and nothing else.");
    }
    return EdgeConfig.of(new GatewayKey(gateway, HexFormat.of().parseHex(digits)), node)
        .withMarketData(marketData)
        .withGate(gate());
  }

  private List<PaymentProvider> paymentProviders() {
    if (providers.isEmpty()) {
      return List.of(new LocalProvider(1, Temper.USUAL, seed));
    }
    List<PaymentProvider> connected = new ArrayList<>();
    for (String place : providers) {
      int id = connected.size() + 1;
      connected.add(RemoteProvider.connect(id, place, System.err::println));
    }
    return connected;
  }

  private List<GameVendor> gameVendors() {
    List<GameVendor> connected = new ArrayList<>();
    for (String place : vendors) {
      connected.add(RemoteVendor.connect(connected.size() + 1, place));
    }
    return connected;
  }

  private CommandGate gate() {
    Path settings = Settings.load(config, List.of(), System.getProperties()).providerKeys();
    Path keys = providerKeys == null ? settings : providerKeys;
    return keys == null ? CommandGate.OPEN : new SignatureGate(ProviderKeys.read(keys))::refusal;
  }

  private Role create(Link link, Board board) {
    Role created = roles().create(link, board);
    if (showBook) {
      link.showBooks(board, created.names());
    }
    return created;
  }

  private RoleFactory roles() {
    if (role == RoleName.importer && market == null) {
      throw new IllegalArgumentException("The role importer needs --market FILE.");
    }
    return switch (role) {
      case players -> {
        PlayersSettings settings =
            new PlayersSettings(gateway, players, rate, seconds, voidOne, seed);
        List<PaymentProvider> paying = paymentProviders();
        List<GameVendor> playing = gameVendors();
        yield (link, board) -> new PlayersRole(settings, paying, playing, link, board);
      }
      case importer -> (link, board) -> new ImportRole(market, link, board);
      case watcher -> (link, board) -> new WatchRole(link);
    };
  }
}
