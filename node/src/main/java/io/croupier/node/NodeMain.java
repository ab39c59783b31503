package io.croupier.node;

import io.croupier.config.Settings;
import io.croupier.journal.frame.AcceptedLoss;
import io.croupier.journal.frame.Skip;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croupier node}: the live process, until it is told to stop. */
@Command(
    name = "./croupier node",
    sortOptions = false,
    description = {
      "Recovers what the data folder holds, then takes commands from gateways over UDP. When"
          + " gateways can connect it prints a line that begins with \"ready\".",
      "Stops cleanly on SIGTERM and SIGINT."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./croupier node --data state \\",
      "    --set 'gateways=[{id=1,key=\"00112233445566778899aabbccddeeff\"}]'",
      "  ./croupier node --config my.conf --set pipeline.topology=compact",
      "  ./croupier node --config my.conf --set journal.durability=disk --accept-time",
      "  ./croupier node --config my.conf --skip 4711 \\",
      "    --by \"Ada Byron\" --reason \"case 42\"",
      "  ./croupier node --config my.conf --accept-loss 3 \\",
      "    --by \"Ada Byron\" --reason \"case 43\""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:clean stop",
      "2:a mistake in the call",
      "3:the JVM ran out of memory: give it more",
      "4:another process has the data folder",
      "5:JVM flags are missing",
      "6:the journal is damaged, or does not belong to this software",
      "7:the wall clock is before, or far after, the last journaled time",
      "8:a stage failed: a defect; report it and start again",
      "9:a command broke the engine; the next start meets it again, unless --skip says otherwise",
      "10:the disk did not take the journal",
      "11:the settings are wrong, or not those of the journal",
      "12:the network address cannot be used",
      "13:a replay, at the start or of the follower, gives other outcomes than the engine gave"
    })
public final class NodeMain implements Callable<Integer> {
  @Mixin private SettingsOptions chosen;

  @Option(
      names = "--accept-time",
      description = "Go on though the wall clock is before, or far after, the last journaled time.")
  private boolean acceptTime;

  @ArgGroup(exclusive = false)
  private Decisions decisions;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This page.")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  /** Runs the node until a signal ends it. */
  public static void main(String[] args) {
    Mains.run(new NodeMain(), args);
  }

  @Override
  public Integer call() throws InterruptedException {
    JvmFlags.check();
    Settings settings = chosen.load();
    settings.echo().forEach(System.out::println);
    Decisions decided = decisions == null ? new Decisions() : decisions.checked(settings);
    Node node =
        Node.start(
            settings,
            NodeOptions.ofProcess(acceptTime, decided.toSkip(), System.out::println)
                .accepting(decided.toLosses()));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "stop"));
    if (settings.gateways().isEmpty()) {
      System.out.println(
          "no gateway is in the settings, so none can connect: see docs/configuration.md");
    }
    System.out.println("ready: gateways connect to " + node.endpoint() + ", epoch " + node.epoch());
    // Until a signal comes: the hook ends the process.
    new CountDownLatch(1).await();
    return ExitCode.OK.code();
  }

  /** What an operator decides at this start; who and why is needed for each. */
  private static final class Decisions {
    private static final int MAX_TEXT = 200;
    private static final int LEAST_SKIPPED = 2;
    private static final int HIGHEST_GATEWAY = 65_534;

    @Option(
        names = "--skip",
        paramLabel = "SEQUENCE",
        description = {
          "Go on for ever without a command of the journal that breaks the engine: it is answered"
              + " Skipped, and has no effect."
        })
    private Long sequence;

    @Option(
        names = "--accept-loss",
        paramLabel = "GATEWAY",
        split = ",",
        description = {
          "Let a gateway go on that is refused because it has seen outcomes which this node does"
              + " not have (HISTORY_LOST): what it saw before this start is given up. May be"
              + " repeated."
        })
    private List<Integer> gateways = new ArrayList<>();

    @Option(
        names = "--by",
        paramLabel = "NAME",
        required = true,
        description = "Who has decided that; it is journaled.")
    private String by;

    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        required = true,
        description = "Why; it is journaled.")
    private String reason;

    private Decisions checked(Settings settings) {
      require(
          sequence != null || !gateways.isEmpty(),
          "--by and --reason tell of a decision: add --skip or --accept-loss.");
      require(
          sequence == null || sequence >= LEAST_SKIPPED,
          "--skip must be the sequence of a command from 2 on, not " + sequence + ".");
      require(
          isText(by) && isText(reason),
          "--by and --reason must be texts of at most 200 characters.");
      List<Integer> configured = settings.gateways().stream().map(gateway -> gateway.id()).toList();
      for (int gateway : gateways) {
        require(
            gateway >= 1 && gateway <= HIGHEST_GATEWAY,
            "--accept-loss must be the id of a gateway, from 1 to 65534, not " + gateway + ".");
        require(
            configured.contains(gateway),
            "Gateway "
                + gateway
                + " is not in the settings, so no loss of it can be accepted: name one of "
                + configured
                + ".");
      }
      return this;
    }

    private static void require(boolean good, String sentence) {
      if (!good) {
        throw new StartException(ExitCode.USAGE, sentence);
      }
    }

    private Skip toSkip() {
      return sequence == null ? null : new Skip(sequence, by, reason);
    }

    private List<AcceptedLoss> toLosses() {
      return gateways.stream().map(gateway -> new AcceptedLoss(gateway, by, reason)).toList();
    }

    private static boolean isText(String text) {
      return !text.isBlank() && text.length() <= MAX_TEXT;
    }
  }

  private static void stop(Node node) {
    int code = ExitCode.OK.code();
    try {
      node.close();
    } catch (RuntimeException | Error e) {
      code = Mains.explain(e);
    }
    System.out.flush();
    // Else the exit code would tell the signal, clean as the stop was.
    Runtime.getRuntime().halt(code);
  }
}
