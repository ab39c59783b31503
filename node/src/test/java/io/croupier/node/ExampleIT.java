package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.gateway.example.PlaceABet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example that the readme of the gateway library shows, run as it says there. */
class ExampleIT {
  @TempDir private Path folder;

  @Test
  void shouldPlaceABetAgainstANode() {
    String endpoint = Nodes.freeEndpoint();
    try (Node node = Nodes.start(Nodes.options(folder, endpoint))) {
      List<String> command = new ArrayList<>(ChildNode.java(PlaceABet.class));
      command.addAll(List.of(endpoint, "1", HexFormat.of().formatHex(Nodes.key(1))));

      Run run = Run.of(command, "");

      assertEquals(0, run.code(), "" + run.err());
      assertEquals("Wallet: 4000 available, 1000 held", run.out().get(run.out().size() - 1));
      assertTrue(node.sequence() >= 6, "commands: " + node.sequence());
    }
  }

  @Test
  void shouldSayWhatIsWrongWithItsArguments() {
    List<String> command = new ArrayList<>(ChildNode.java(PlaceABet.class));
    command.addAll(List.of("127.0.0.1:4510", "one", "00"));

    Run run = Run.of(command, "");

    assertEquals(2, run.code());
    assertEquals(2, run.err().size(), "" + run.err());
    assertTrue(run.err().get(1).startsWith("Usage: "), "" + run.err());

    Run none = Run.of(PlaceABet.class, "");
    assertEquals(2, none.code());
    assertEquals("These arguments cannot be used: there must be three, not 0", none.err().get(0));
  }

  @Test
  void shouldSayWhyItIsNotLetIn() {
    String endpoint = Nodes.freeEndpoint();
    try (Node node = Nodes.start(Nodes.options(folder, endpoint))) {
      List<String> command = new ArrayList<>(ChildNode.java(PlaceABet.class));
      command.addAll(List.of(endpoint, "1", "00112233445566778899aabbccddeeff"));

      Run run = Run.of(command, "");

      assertEquals(1, run.code());
      assertEquals(
          List.of(
              "The node does not let this gateway in: UNKNOWN_GATEWAY: it is unknown, or its key is"
                  + " wrong"),
          run.err());
      assertEquals(1, node.sequence(), "only Genesis");
    }
  }
}
