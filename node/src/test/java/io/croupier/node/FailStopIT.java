package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every stage is made to fail in the middle of a load; the next start has to put all right. */
class FailStopIT {
  @TempDir private Path folder;

  private final String endpoint = Nodes.freeEndpoint();

  @ParameterizedTest(name = "{1} in {0}, {2}, {3}")
  @CsvSource({
    "ingress,EXCEPTION,compact,memory",
    "ingress,OUT_OF_MEMORY,split,memory",
    "journal,EXCEPTION,compact,memory",
    "journal,ERROR,split,disk",
    "journal,OUT_OF_MEMORY,split,disk",
    "engine,EXCEPTION,compact,disk",
    "engine,ERROR,split,memory",
    "engine,OUT_OF_MEMORY,compact,memory",
    "egress,EXCEPTION,split,memory",
    "egress,OUT_OF_MEMORY,compact,memory",
    "driver,EXCEPTION,compact,memory",
    "driver,ERROR,split,memory",
    "driver,OUT_OF_MEMORY,split,memory",
    "force,EXCEPTION,compact,disk",
    "force,OUT_OF_MEMORY,split,disk",
    "toucher,EXCEPTION,compact,memory",
    "toucher,ERROR,split,disk",
    "toucher,OUT_OF_MEMORY,compact,memory",
    "index,EXCEPTION,compact,memory",
    "index,OUT_OF_MEMORY,split,disk",
    "follower,EXCEPTION,split,memory",
    "follower,ERROR,compact,disk",
    "follower,OUT_OF_MEMORY,compact,memory"
  })
  void shouldStopAndHaveEveryEffectOnceAfterwards(
      String stage, String how, String topology, String durability) {
    List<String> options =
        Nodes.options(
            folder,
            endpoint,
            "pipeline.topology=" + topology,
            "journal.durability=" + durability,
            "snapshot.follower=" + (stage.equals("follower") ? "on" : "off"));
    // The force stage counts forces, of many commands each; the driver counts next to everything.
    int after = stage.equals("force") ? 5 : 300;
    try (ChildNode failing = ChildNode.failing(stage, how, after, options);
        Edge edge = new Edge(1, endpoint)) {
      Deposits deposits = new Deposits(edge);
      edge.await(
          () -> {
            deposits.step();
            return !failing.isAlive();
          },
          "end of the node");
      boolean memory = how.equals("OUT_OF_MEMORY");
      ExitCode code = memory ? ExitCode.OUT_OF_MEMORY : ExitCode.STAGE;
      assertEquals(code.code(), failing.exitCode(), "" + failing.lines());
      List<String> said =
          failing.lines().stream().filter(line -> line.startsWith("croupier:")).toList();
      assertEquals(1, said.size(), "" + said);
      assertTrue(said.get(0).startsWith("croupier: stopped: " + stage + " failed"), said.get(0));
      assertTrue(said.get(0).contains("injected"), said.get(0));

      try (Node sound = Nodes.start(options)) {
        deposits.finish(deposits.sent() + 100);
        deposits.checkAll();
        deposits.checkStream();
      }
    }
  }
}
